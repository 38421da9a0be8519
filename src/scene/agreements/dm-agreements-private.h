/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements.h"
#include "dm-labels.h"
#include "dm-map-pen.h"

G_BEGIN_DECLS

/* One scene of the agreements while it is laid out. */
typedef struct {
  DmMapPen pen;
  const DmAgreement *agreement;
  const DmModel *model;
  const DmBrush *brushes; /* (nullable): one a scored party */
} DmAgreements;

#define DM_AGREEMENTS_SIGN 7.0        /* half of a solution's symbol, in px */
#define DM_AGREEMENTS_LABEL_LINE 17.0 /* of a label's lines */

const DmParty *dm_agreements_get_party (const DmAgreements *view, guint dim);
char *dm_agreements_point_id (guint point);
gboolean dm_agreements_is_brushed (const DmAgreement *agreement, const DmBrush *brushes,
                                   guint point);

/* dm-agreements-signs.c */
void dm_agreements_draw_symbol (DmMapPen *pen, DmSolutionKind kind, double x, double y, double r);
double dm_agreements_draw_symbols (DmMapPen *pen, guint kinds, double x, double y);
void dm_agreements_draw_proposal (DmMapPen *pen, const DmAgreementProposal *among, gboolean whole,
                                  double x, double y);

/* dm-agreements-labels.c */
void dm_agreements_measure_kinds (DmAgreements *view, guint kinds, double *width, double *height);
void dm_agreements_draw_kinds (DmAgreements *view, guint kinds, DmBox box);
gboolean dm_agreements_find_kinds_room (DmAgreements *view, DmLabels *labels, guint kinds,
                                        DmPoint at, DmBox *box);
gboolean dm_agreements_find_name_room (DmAgreements *view, DmLabels *labels, const char *name,
                                       DmPoint at, DmBox *box);
void dm_agreements_draw_name (DmAgreements *view, const char *name, DmBox box);
void dm_agreements_draw_leader (DmAgreements *view, DmPoint at, DmBox box);

/* dm-agreements-key.c */
double dm_agreements_draw_key (DmAgreements *view, double x, double y, double width);
double dm_agreements_draw_solutions (DmAgreements *view, double x, double y, double width,
                                     guint n_columns);

DmScene *dm_agreements_draw_plane (DmAgreements *view);
DmScene *dm_agreements_draw_axes (DmAgreements *view);
double dm_agreements_get_axes_width (guint n_axes);
DmScene *dm_agreements_draw_terms (DmAgreements *view, guint nth);

G_END_DECLS
