/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli.h"

int main (int argc, char **argv) {
  return (int) dm_cli_run (argc, argv);
}
