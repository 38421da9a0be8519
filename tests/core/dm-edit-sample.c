/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-sample.h"

#include <string.h>

#include "dm-reader.h"
#include "dm-writer.h"

/* With ' for ". */
static const char text[]
    = "{'demarche': 1, 'title': 'T', 'x-head': [1,\n 2], 'summary': 'S', 'date': '2014',\n"
      "'parties': [{'id': 'us', 'name': 'United States', 'no_deal': {'label': 'wait', 'x': 1}},\n"
      "{'id': 'ru', 'name': 'Russia', 'x-p': {'a': 1}}, {'id': 'ua', 'name': 'Ukraine'}],\n"
      "'baskets': [{'id': 'east', 'name': 'East'}, {'id': 'west', 'name': 'West'}],\n"
      "'issues': [\n"
      "{'id': 'crimea', 'name': 'Crimea', 'scale': {'type': 'ordinal', 'levels': [{'id': 'no', 'name': 'No'},\n"
      "{'id': 'open', 'name': 'Open'}, {'id': 'yes', 'name': 'Yes', 'x-l': true}]}, 'basket': 'east', 'needs': ['ua', 'ru']},\n"
      "{'id': 'pay', 'name': 'Pay', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 'bn'}, 'basket': 'west', "
      "'note': 'N'},\n"
      "{'id': 'form', 'name': 'Form', 'scale': {'type': 'nominal', 'options': [{'id': 'a', 'name': 'A'}, "
      "{'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}]}}],\n"
      "'positions': [\n"
      "{'party': 'us', 'issue': 'crimea', 'demand': 'no', 'accepts': {'to': 'open'}, 'limits': {'to': 'open'}, "
      "'evidence': [{'source': 'memo', 'locator': 'p. 1'}, {'source': 'memo'}], 'x-pos': 'kept'},\n"
      "{'party': 'ru', 'issue': 'crimea', 'demand': 'yes', 'accepts': {'from': 'open'}, 'since': '2014-03'},\n"
      "{'party': 'ru', 'issue': 'pay', 'demand': 2, 'accepts': {'from': 1, 'to': 3}, 'limits': {'from': 1}},\n"
      "{'party': 'us', 'issue': 'pay', 'demand': 9, 'accepts': {'from': 4}, 'salience': 40},\n"
      "{'party': 'ru', 'issue': 'crimea', 'values': {'yes': 100, 'open': 30}},\n"
      "{'party': 'us', 'issue': 'form', 'accepts': ['b', 'a'], 'limits': ['a', 'b', 'c']},\n"
      "{'party': 'ua', 'issue': 'form', 'demand': 'c', 'evidence': [{'source': 'note', 'quote': 'q'}]}],\n"
      "'sources': [{'id': 'memo', 'title': 'Memo'}, {'id': 'note', 'title': 'Note'}],\n"
      "'x-between': 3,\n"
      "'events': [{'id': 'vote', 'date': '2014-03-16', 'title': 'Vote', 'source': 'note'}],\n"
      "'scenarios': [{'id': 'soft', 'name': 'Soft', 'changes': [\n"
      "{'party': 'us', 'issue': 'crimea', 'demand': null, 'accepts': {'to': 'yes'}, 'limits': null},\n"
      "{'party': 'ru', 'issue': 'pay', 'demand': 5, 'accepts': {'to': 6}, 'evidence': [{'source': 'memo', 'note': 'n'}]}]}],\n"
      "'proposals': [{'id': 'plan', 'name': 'Plan', 'by': 'us', 'terms': {'pay': 3, 'crimea': 'open', 'form': 'b'}, "
      "'stances': {'ru': 'refuses', 'us': 'accepts'}}],\n"
      "'views': [{'id': 'first', 'title': 'First', 'parties': ['us', 'ru'], 'issues': ['crimea', 'form'], "
      "'baskets': ['west'], 'scenario': 'soft', 'proposal': 'plan'}]}";

/** dm_edit_sample_read: Returns: the model that @json, with ' for ", is; the test fails where it is none */
DmModel *dm_edit_sample_read (const char *json) {
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GPtrArray) diagnostics = NULL;
  DmModel *model
      = dm_reader_read_data (quoted, strlen (quoted), NULL, NULL, NULL, &diagnostics, NULL);

  if (model == NULL)
    g_error ("%s", ((DmDiagnostic *) g_ptr_array_index (diagnostics, 0))->message);
  return model;
}

DmModel *dm_edit_sample_new (void) {
  return dm_edit_sample_read (text);
}

char *dm_edit_sample_write (const DmModel *model) {
  g_autoptr (GBytes) bytes = dm_writer_write (model);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
