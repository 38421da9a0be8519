/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dm-briefing.h"
#include "dm-error.h"
#include "dm-stacks.h"

/** dm_cli_picture_add_options: adds the PICTURE options to a command's; they are parsed into @picture */
void dm_cli_picture_add_options (DmCliPicture *picture, GOptionContext *context) {
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &picture->output,
      N_ ("Write the picture to OUT, “-” for standard output; several to OUT-1, OUT-2, … or into the "
          "folder OUT/"),
      N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &picture->format,
      N_ ("Format, where OUT’s ending doesn’t say it"), "png|svg|pdf" },
    { "steps", 0, 0, G_OPTION_ARG_NONE, &picture->steps,
      N_ ("Draw the steps of the briefing, each on a page where it can be read so"), NULL },
    { "view", 0, 0, G_OPTION_ARG_STRING, &picture->view, N_ ("What to draw"),
      "map|matrix|agreements|timeline" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &picture->size,
      N_ ("Size in px, or with mm or in after it; without it the natural size"),
      N_ ("WIDTHxHEIGHT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &picture->paper,
      N_ ("Break the picture over sheets or slides, between its rows"), "a4|letter|16x9|4x3" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &picture->landscape, N_ ("Lay sheets on their side"),
      NULL },
    { "one-page", 0, 0, G_OPTION_ARG_NONE, &picture->one_page,
      N_ ("Fit the picture on one sheet or slide, or each step on one"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &picture->scale, N_ ("Image pixels for each px"),
      N_ ("FACTOR") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &picture->dpi, N_ ("Resolution of a PNG, from 72 to 600"),
      N_ ("DPI") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &picture->theme, N_ ("Colours"),
      "light|dark|contrast|print" },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &picture->transparent, N_ ("Draw no ground"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &picture->sort, N_ ("Order of the issues"),
      "file|verdict|gap|salience" },
    { "forecast", 0, 0, G_OPTION_ARG_NONE, &picture->forecast,
      N_ ("Mark on the map where issues would end by influence and salience"), NULL },
    { "text-as-paths", 0, 0, G_OPTION_ARG_NONE, &picture->text_as_paths,
      N_ ("Write text as outlines"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &picture->language, N_ ("Language of the picture"),
      N_ ("LANGUAGE") },
    { NULL }
  };
  GOptionGroup *group
      = g_option_group_new ("picture", _ ("The picture:"), _ ("The picture"), NULL, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
  dm_cli_draws_add_options (&picture->draws, context);
}

/** dm_cli_picture_clear: frees the options */
void dm_cli_picture_clear (DmCliPicture *picture) {
  g_free (picture->output);
  g_free (picture->format);
  g_free (picture->view);
  g_free (picture->size);
  g_free (picture->paper);
  g_free (picture->scale);
  g_free (picture->dpi);
  g_free (picture->theme);
  g_free (picture->sort);
  g_free (picture->language);
  *picture = (DmCliPicture){ NULL };
}

/* Plain decimal numbers only: strtod alone would take "inf", "0x10" and " 5". */
static gboolean parse_positive (const char *text, double *number) {
  char *end;
  if (!g_ascii_isdigit (text[0]) || strspn (text, "0123456789.") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number) && *number > 0;
}

static gboolean read_positive (const char *option, const char *text, double *number,
                               GError **error) {
  if (text == NULL || parse_positive (text, number))
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--%s needs a number above 0, not “%s”."),
               option, text);
  return FALSE;
}

static gboolean read_dpi (const char *text, DmExportOptions *options, GError **error) {
  if (!read_positive ("dpi", text, &options->dpi, error))
    return FALSE;
  if (text == NULL || (options->dpi >= DM_EXPORT_MIN_DPI && options->dpi <= DM_EXPORT_MAX_DPI))
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--dpi is from %d to %d, not “%s”."),
               DM_EXPORT_MIN_DPI, DM_EXPORT_MAX_DPI, text);
  return FALSE;
}

/* "1920x1080", "297x210mm", "11x8.5in" */
static gboolean read_size (const char *text, DmExportOptions *options, GError **error) {
  if (text == NULL)
    return TRUE;
  const char *end = text + strspn (text, "0123456789.x");
  g_autofree char *numbers = g_strndup (text, (gsize) (end - text));
  g_auto (GStrv) sides = g_strsplit (numbers, "x", -1);
  if (g_strv_length (sides) == 2 && (*end == '\0' || dm_unit_from_id (end, &options->unit))
      && parse_positive (sides[0], &options->width_px)
      && parse_positive (sides[1], &options->height_px)) {
    options->width_px *= dm_unit_get_px (options->unit);
    options->height_px *= dm_unit_get_px (options->unit);
    return TRUE;
  }
  g_set_error (
      error, DM_ERROR, DM_ERROR_USAGE,
      _ ("--size is written 1920x1080, 297x210mm or 11x8.5in, and both numbers are above 0; "
         "“%s” isn’t."),
      text);
  return FALSE;
}

static gboolean refuse (const char *message, GError **error) {
  g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE, message);
  return FALSE;
}

/* What would have no effect is refused: whoever typed it expects one. */
static gboolean read_paper (const DmCliPicture *picture, DmExportOptions *options, GError **error) {
  if (picture->paper != NULL && !dm_paper_from_id (picture->paper, &options->paper)) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("--paper is a4, letter, 16x9 or 4x3, not “%s”."), picture->paper);
    return FALSE;
  }
  if (picture->paper != NULL && picture->size != NULL)
    return refuse (_ ("Either --size or --paper says how large the picture is."), error);
  if (picture->landscape && (options->paper == DM_PAPER_NONE || dm_paper_is_slide (options->paper)))
    return refuse (_ ("--landscape goes with --paper a4 or letter."), error);
  if (picture->steps && picture->paper == NULL && picture->size == NULL)
    options->paper = DM_PAPER_16X9;
  if (picture->one_page && options->paper == DM_PAPER_NONE)
    return refuse (_ ("--one-page goes with --paper."), error);
  options->landscape = picture->landscape;
  options->steps = picture->steps;
  options->fitted = picture->one_page;
  if (options->paper == DM_PAPER_A4)
    options->unit = DM_UNIT_MM;
  else if (options->paper != DM_PAPER_NONE)
    options->unit = DM_UNIT_INCH;
  return TRUE;
}

static gboolean read_sort (const char *text, DmSort *sort, GError **error) {
  static const struct {
    const char *id;
    DmSort sort;
  } sorts[] = { { "file", DM_SORT_FILE },
                { "verdict", DM_SORT_VERDICT },
                { "gap", DM_SORT_GAP },
                { "salience", DM_SORT_SALIENCE } };
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (text == NULL || strcmp (text, sorts[i].id) == 0) {
      *sort = sorts[i].sort;
      return TRUE;
    }
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("--sort is file, verdict, gap or salience, not “%s”."), text);
  return FALSE;
}

static gboolean read_format (const DmCliPicture *picture, DmExportOptions *options,
                             GError **error) {
  if (picture->format != NULL) {
    if (dm_format_from_id (picture->format, &options->format))
      return TRUE;
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("--format is png, svg or pdf, not “%s”."),
                 picture->format);
    return FALSE;
  }
  if (dm_format_from_name (picture->output, &options->format))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (picture->output);
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("“%s” doesn’t end in .png, .svg or .pdf: say which with --format."), shown);
  return FALSE;
}

static gboolean read_theme (const char *text, DmExportOptions *options, GError **error) {
  if (text == NULL || dm_theme_from_id (text, &options->theme))
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("--theme is light, dark, contrast or print, not “%s”."), text);
  return FALSE;
}

/**
 * dm_cli_picture_read:
 * @picture: the options as they were typed
 * @options: (inout): what is exported with
 * @error: return location
 *
 * Returns: whether they make sense; DM_ERROR_USAGE
 */
gboolean dm_cli_picture_read (const DmCliPicture *picture, DmExportOptions *options,
                              GError **error) {
  if (picture->output == NULL) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE, _ ("Say where the picture goes with -o."));
    return FALSE;
  }
  options->transparent = picture->transparent;
  options->text_as_paths = picture->text_as_paths;
  /* Left at 0 where only a resolution is given: that then says the image's size. */
  if (picture->dpi != NULL && picture->scale == NULL)
    options->scale = 0;
  return read_format (picture, options, error) && read_size (picture->size, options, error)
         && read_paper (picture, options, error)
         && read_positive ("scale", picture->scale, &options->scale, error)
         && read_dpi (picture->dpi, options, error) && read_theme (picture->theme, options, error);
}

/**
 * dm_cli_picture_check_steps:
 * @picture: the options as they were typed
 * @reading_given: whether it was said what to read the model as
 * @error: return location
 *
 * Returns: whether nothing was asked of steps that each of them says for itself; DM_ERROR_USAGE
 */
gboolean dm_cli_picture_check_steps (const DmCliPicture *picture, gboolean reading_given,
                                     GError **error) {
  if (!picture->steps
      || (picture->view == NULL && picture->sort == NULL && !picture->forecast
          && picture->draws.n_draws == 0 && !reading_given))
    return TRUE;
  return refuse (
      _ ("With --steps each step says what is drawn: --view, --sort, --forecast, --robustness and "
         "what to read the model as don’t go with it."),
      error);
}

/**
 * dm_cli_picture_new_steps:
 * @model: a model
 * @error: return location
 *
 * Returns: (transfer full) (element-type DmStack) (nullable): the steps of its briefing
 */
GPtrArray *dm_cli_picture_new_steps (DmModel *model, GError **error) {
  g_autoptr (DmBriefing) briefing = dm_briefing_new (model, NULL, error);
  if (briefing == NULL)
    return NULL;
  g_autoptr (GPtrArray) stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++) {
    DmStack *stack
        = dm_briefing_step_new_stack (dm_briefing_get_step (briefing, i), model, NULL, error);
    if (stack == NULL)
      return NULL;
    g_ptr_array_add (stacks, stack);
  }
  return g_steal_pointer (&stacks);
}

/**
 * dm_cli_picture_new_stack:
 * @picture: the options as they were typed
 * @analysis: what to draw
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the view asked for; DM_ERROR_USAGE
 */
DmStack *dm_cli_picture_new_stack (const DmCliPicture *picture, DmAnalysis *analysis,
                                   GError **error) {
  DmSort sort = DM_SORT_FILE;

  if (!read_sort (picture->sort, &sort, error))
    return NULL;
  if (picture->view == NULL || strcmp (picture->view, "map") == 0)
    return dm_stack_new_marked_map (analysis, sort, picture->forecast, &picture->draws, NULL,
                                    error);
  if (picture->forecast || picture->draws.n_draws > 0) {
    g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
                 _ ("--forecast and --robustness are for the map, not for “%s”."), picture->view);
    return NULL;
  }
  if (strcmp (picture->view, "matrix") == 0) {
    g_autoptr (DmSimilarity) similarity = dm_similarity_new (analysis, NULL, error);

    /* like beside like, unless the order of the file is asked for */
    return similarity != NULL ? dm_stack_new_matrix (similarity, picture->sort == NULL) : NULL;
  }
  if (strcmp (picture->view, "agreements") == 0) {
    g_autoptr (DmAgreement) agreement
        = dm_agreement_new (dm_analysis_get_reading (analysis), NULL, NULL, error);

    return agreement != NULL ? dm_stack_new_agreements (agreement, NULL) : NULL;
  }
  if (strcmp (picture->view, "timeline") == 0) {
    g_autoptr (DmTimeline) timeline = dm_timeline_new (analysis);

    return dm_stack_new_timeline (timeline, sort);
  }
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               _ ("--view is map, matrix, agreements or timeline, not “%s”."), picture->view);
  return NULL;
}
