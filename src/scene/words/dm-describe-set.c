/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* The C locale has no separator of thousands; its strings are English, so are its numbers. */
static const char *get_thousands_separator (const struct lconv *conventions) {
  if (conventions->thousands_sep[0] != '\0')
    return conventions->thousands_sep;
  return conventions->decimal_point[0] == '.' ? "," : "";
}

static void append_groups (GString *text, const char *digits, gsize n_digits) {
  for (gsize i = 0; i < n_digits; i++) {
    if (i > 0 && (n_digits - i) % 3 == 0)
      g_string_append (text, get_thousands_separator (localeconv ()));
    g_string_append_c (text, digits[i]);
  }
}

/**
 * dm_describe_digits:
 * @digits: a whole number, of any length: “100000000000000000000”
 *
 * Returns: (transfer full): it as dm_describe_number() writes numbers
 */
char *dm_describe_digits (const char *digits) {
  GString *text = g_string_new (NULL);

  append_groups (text, digits, strlen (digits));
  return g_string_free (text, FALSE);
}

/**
 * dm_describe_number:
 * @number: any number
 * @decimals: the most digits after the decimal mark, 0 to 15; trailing zeros are left out
 *
 * Writes a number as the locale does: 40000 is “40,000” in English and “40.000” in German.
 *
 * Returns: (transfer full): the text
 */
char *dm_describe_number (double number, guint decimals) {
  const struct lconv *conventions = localeconv ();
  char digits[400], format[8];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 15));
  if (fabs (number) >= 1e15)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.6g", number));
  g_ascii_formatd (digits, sizeof digits, format, fabs (number));
  if (strchr (digits, '.') != NULL) {
    gsize length = strlen (digits);
    while (digits[length - 1] == '0')
      length--;
    digits[digits[length - 1] == '.' ? length - 1 : length] = '\0';
  }

  GString *text = g_string_new (number < 0 && strspn (digits, "0.") < strlen (digits) ? "−" : NULL);
  gsize whole = strcspn (digits, ".");
  append_groups (text, digits, whole);
  if (digits[whole] == '.') {
    g_string_append (text, conventions->decimal_point);
    g_string_append (text, digits + whole + 1);
  }
  return g_string_free (text, FALSE);
}

/* Enough decimals to tell two neighbouring steps apart, and never more than a reader could use. */
static guint get_decimals (const DmScale *scale) {
  double grain = scale->step > 0 ? scale->step : (scale->max - scale->min) / 1000;
  guint decimals = 0;

  while (decimals < 6 && ABS (grain - (double) (gint64) (grain + 0.5)) > 1e-9 * grain
         && grain < 100) {
    grain *= 10;
    decimals++;
  }
  return decimals;
}

/**
 * dm_describe_amount:
 * @scale: an interval scale, or an ordinal one whose levels have places
 * @amount: a distance or a place in the scale's unit
 *
 * Returns: (transfer full): “40,000 troops”
 */
char *dm_describe_amount (const DmScale *scale, double amount) {
  g_autofree char *number
      = dm_describe_number (amount, scale->type == DM_SCALE_INTERVAL ? get_decimals (scale) : 2);

  if (scale->unit == NULL || scale->unit[0] == '\0')
    return g_steal_pointer (&number);
  /* Translators: a number and its unit, “40,000 troops” */
  return g_strdup_printf (C_ ("amount", "%1$s %2$s"), number, scale->unit);
}

/**
 * dm_describe_place:
 * @scale: any scale
 * @place: a place on it
 *
 * Returns: (transfer full): the level's name, or the number with its unit
 */
char *dm_describe_place (const DmScale *scale, double place) {
  if (scale->type == DM_SCALE_INTERVAL)
    return dm_describe_amount (scale, place);
  return g_strdup (scale->levels[(guint) place].name);
}

static char *quote_place (const DmScale *scale, double place) {
  g_autofree char *name = dm_describe_place (scale, place);

  if (scale->type == DM_SCALE_INTERVAL)
    return g_steal_pointer (&name);
  /* Translators: a level's name in quotation marks */
  return g_strdup_printf (_ ("“%s”"), name);
}

static char *describe_options (const DmScale *scale, const DmOptionSet *options) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scale->n_levels; i++) {
    if (!dm_option_set_contains (options, i))
      continue;
    g_autofree char *name = quote_place (scale, i);
    if (text->len > 0)
      /* Translators: between the items of a list */
      g_string_append (text, C_ ("list", ", "));
    g_string_append (text, name);
  }
  return g_string_free (text, FALSE);
}

/**
 * dm_describe_set:
 * @scale: the scale
 * @set: a set on it
 *
 * Returns: (transfer full): “from “a” to “b””, one name alone, “anything”, or “nothing”
 */
char *dm_describe_set (const DmScale *scale, const DmSet *set) {
  if (dm_scale_set_is_empty (scale, set))
    return g_strdup (_ ("nothing"));
  if (scale->type == DM_SCALE_NOMINAL)
    return describe_options (scale, &set->options);

  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  double from = MAX (set->range.from, first), to = MIN (set->range.to, last);
  if (from <= first && to >= last && first < last)
    return g_strdup (_ ("anything"));
  g_autofree char *low = quote_place (scale, from);
  if (from >= to)
    return g_steal_pointer (&low);
  g_autofree char *high = quote_place (scale, to);
  return g_strdup_printf (_ ("from %1$s to %2$s"), low, high);
}

/**
 * dm_describe_parties:
 * @model: the model
 * @parties: (array length=n_parties): indexes of its parties
 * @n_parties: how many
 *
 * Returns: (transfer full): “the one”, “the one and the other”, or all with commas
 */
char *dm_describe_parties (const DmModel *model, const guint *parties, guint n_parties) {
  if (n_parties == 0)
    return g_strdup (_ ("nobody"));
  GString *text = g_string_new (dm_model_get_party (model, parties[0])->name);
  for (guint i = 1; i + 1 < n_parties; i++) {
    g_string_append (text, C_ ("list", ", "));
    g_string_append (text, dm_model_get_party (model, parties[i])->name);
  }
  g_autofree char *start = g_string_free (text, FALSE);
  if (n_parties == 1)
    return g_steal_pointer (&start);
  /* Translators: the end of a list of parties: all but the last, then the last */
  return g_strdup_printf (_ ("%1$s and %2$s"), start,
                          dm_model_get_party (model, parties[n_parties - 1])->name);
}

/** dm_describe_quoted_place: Returns: (transfer full): a place as it stands in a sentence, levels and options in quotation marks */
char *dm_describe_quoted_place (const DmScale *scale, double place) {
  DmSet set;
  dm_scale_set_init_single (scale, &set, place);
  char *text = dm_describe_set (scale, &set);
  dm_scale_set_clear (scale, &set);
  return text;
}

/** dm_describe_scale: a scale in a sentence: its ends, or its levels or options */
char *dm_describe_scale (const DmScale *scale) {
  if (scale->type == DM_SCALE_INTERVAL) {
    g_autofree char *min = dm_describe_amount (scale, scale->min),
                    *max = dm_describe_amount (scale, scale->max);
    return g_strdup_printf (_ ("A scale from %1$s to %2$s."), min, max);
  }
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < scale->n_levels; i++)
    g_string_append_printf (names, i == 0 ? "%s" : " · %s", scale->levels[i].name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A scale of %1$u level: %2$s.",
                                       "A scale of %1$u levels: %2$s.", scale->n_levels),
                          scale->n_levels, names->str);
}
