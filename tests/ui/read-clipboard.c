/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/*
 * read-clipboard MIME_TYPE FILE: writes what is on the clipboard as that type into a file, as a program would that pastes it.
 */

static GMainLoop *loop;
static int status = 1;

static void on_spliced (GObject *source, GAsyncResult *result, gpointer data) {
  const char *path = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0) {
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
    status = g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), NULL)
                 ? 0
                 : 1;
  }
  g_main_loop_quit (loop);
}

static void on_read (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (stream == NULL) {
    g_printerr ("%s\n", error->message);
    g_main_loop_quit (loop);
    return;
  }
  g_output_stream_splice_async (
      out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_spliced, data);
}

int main (int argc, char **argv) {
  const char *types[2] = { NULL, NULL };

  if (argc != 3)
    return 2;
  gtk_init ();
  loop = g_main_loop_new (NULL, FALSE);
  types[0] = argv[1];
  gdk_clipboard_read_async (gdk_display_get_clipboard (gdk_display_get_default ()), types,
                            G_PRIORITY_DEFAULT, NULL, on_read, argv[2]);
  g_main_loop_run (loop);
  return status;
}
