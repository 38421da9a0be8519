/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** DmTestRun: what a run of the real program came to. */
typedef struct {
  int status; /* -1: it didn't end by itself */
  GBytes *out;
  char *text; /* of standard output, up to its first nul */
  char *complaint;
} DmTestRun;

/* @line is split as a shell would; @EXAMPLES@, @TMP@ and %TEST in it are folders. @setting is "NAME=value" or NULL. */
DmTestRun *dm_test_run (const char *line, const char *input, const char *setting);
void dm_test_run_free (DmTestRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTestRun, dm_test_run_free)

GSubprocessLauncher *dm_test_launcher_new (GSubprocessFlags flags, const char *setting);
GStrv dm_test_split (const char *line);
char *dm_test_get_path (const char *name);
void dm_test_write (const char *name, const char *content);
char *dm_test_get_example (void);
void dm_test_make_folder (void);
void dm_test_remove_folder (void);
char *dm_test_list_folder (void);

G_END_DECLS
