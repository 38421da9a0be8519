/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-json-places.h"

/** dm_cli_json_add_place: a number on an interval scale, the id of a level or option on others */
void dm_cli_json_add_place (DmCliJson *json, const char *name, const DmScale *scale, double place) {
  if (scale->type == DM_SCALE_INTERVAL)
    dm_cli_json_add_number (json, name, place);
  else
    dm_cli_json_add_string (json, name, scale->levels[(guint) place].id);
}

/** dm_cli_json_add_set: both ends on an ordered scale, the options on a nominal one; `null` where it is empty */
void dm_cli_json_add_set (DmCliJson *json, const char *name, const DmScale *scale,
                          const DmSet *set) {
  if (dm_scale_set_is_empty (scale, set)) {
    dm_cli_json_add_null (json, name);
    return;
  }
  if (dm_scale_is_ordered (scale)) {
    dm_cli_json_begin (json, name, '{');
    dm_cli_json_add_place (json, "from", scale, set->range.from);
    dm_cli_json_add_place (json, "to", scale, set->range.to);
    dm_cli_json_end (json, '}');
    return;
  }
  dm_cli_json_begin (json, name, '[');
  for (guint option = 0; option < scale->n_levels; option++)
    if (dm_option_set_contains (&set->options, option))
      dm_cli_json_add_string (json, NULL, scale->levels[option].id);
  dm_cli_json_end (json, ']');
}
