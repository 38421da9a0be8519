/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-source-text.h"

G_BEGIN_DECLS

struct _DmSourceText {
  GObject parent_instance;

  DmDocument *document;
  gboolean active;
  gboolean applying;    /* a change of the document is our own */
  gboolean want_whole;  /* what was chosen; a large model is shown a thing at a time all the same */
  gboolean whole;       /* what is shown */
  DmSourcePlace target; /* what it is of, unless it's the whole */

  DmModel *model; /* (nullable): what the text stands on */
  char *written;  /* what that model says, as we write it */
  char *
      base; /* what that model says, as it was typed last; @text is a draft when it is another one */
  char *text;  /* (nullable): NULL until there is something to show */
  char *draft; /* (nullable): what the document keeps for us */
  char *
      theirs; /* (nullable): in a conflict, what the document's model says; "" where it doesn't have the thing any more */
  gboolean too_long;

  DmSourceCheck *check;   /* (nullable): of the text as it is */
  GCancellable *checking; /* (nullable): the check under way */
  guint check_source;
  gboolean holding; /* what is to be saved waits for the check */
};

/* dm-source-text.c */
DmTarget dm_source_text_make_target (const DmSourcePlace *place);
void dm_source_text_keep_draft (DmSourceText *self);
void dm_source_text_adopt (DmSourceText *self, DmModel *model);
void dm_source_text_tell (DmSourceText *self);

/* dm-source-text-check.c */
void dm_source_text_forget_check (DmSourceText *self);
void dm_source_text_release (DmSourceText *self);
void dm_source_text_check_soon (DmSourceText *self);
void dm_source_text_try_to_apply (DmSourceText *self);

G_END_DECLS
