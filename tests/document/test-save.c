/* SPDX-License-Identifier: GPL-3.0-or-later */
/* for unshare() */
#define _GNU_SOURCE
#include "dm-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "dm-error.h"
#include "dm-file.h"
#include "dm-save-private.h"
#include "document-sample.h"

#define NOBODY 65534

/* --- helpers --- */

static char *folder; /* of the test that runs */

static char *in_folder (const char *name) {
  return g_build_filename (folder, name, NULL);
}

static void begin (void) {
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("save-XXXXXX", &error);
  g_assert_no_error (error);
}

static void end (void) {
  sample_remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static void put (const char *name, const char *content, guint mode) {
  g_autofree char *path = in_folder (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}

static void assert_content (const char *name, const char *expected) {
  g_autofree char *path = in_folder (name);
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, expected);
}

/* Nothing is there but what should be. */
static void assert_n_files (guint expected) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_test_message ("%s", name);
    n++;
  }
  g_assert_cmpuint (n, ==, expected);
}

static gboolean save (const char *name, const char *content, const DmFileState *known,
                      DmSaveFlags flags, DmFileState **state, GError **error) {
  g_autofree char *path = in_folder (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return dm_save_bytes (file, bytes, known, flags, state, NULL, error);
}

static void save_well (const char *name, const char *content, DmSaveFlags flags) {
  g_autoptr (GError) error = NULL;

  g_assert_true (save (name, content, NULL, flags, NULL, &error));
  g_assert_no_error (error);
}

static DmFileState *read_state (const char *name) {
  g_autofree char *path = in_folder (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *data
      = dm_file_read (file, DM_FILE_STATE_ATTRIBUTES, &info, &length, NULL, &error);

  g_assert_no_error (error);
  return dm_file_state_new (info, data, length);
}

/* --- where to --- */

static void test_new (void) {
  begin ();
  mode_t mask = umask (027);
  g_autofree char *path = in_folder ("new");
  struct stat found;

  save_well ("new", "one", DM_SAVE_DEFAULT);
  umask (mask);
  assert_content ("new", "one");
  g_assert_cmpint (stat (path, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 07777, ==, 0640);
  assert_n_files (1);
  end ();
}

static void test_existing (void) {
  static const guint modes[] = { 0600, 0640, 0604, 0777 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    begin ();
    g_autofree char *path = in_folder ("old");
    struct stat found;

    put ("old", "a much longer content than the new one", modes[i]);
    save_well ("old", "one", DM_SAVE_DEFAULT);
    assert_content ("old", "one");
    g_assert_cmpint (stat (path, &found), ==, 0);
    g_assert_cmpuint (found.st_mode & 07777, ==, modes[i]);
    assert_n_files (1);
    end ();
  }
}

static void test_attributes (void) {
  begin ();
  g_autofree char *path = in_folder ("old");
  char value[8] = "";

  put ("old", "old", 0644);
  if (setxattr (path, "user.xdg.tags", "crimea", 6, 0) != 0) {
    g_test_skip ("the file system has no extended attributes");
  } else {
    save_well ("old", "one", DM_SAVE_DEFAULT);
    g_assert_cmpint (getxattr (path, "user.xdg.tags", value, sizeof value), ==, 6);
    g_assert_cmpstr (value, ==, "crimea");
  }
  end ();
}

static void test_owner (void) {
  if (geteuid () != 0) {
    g_test_skip ("only the super-user can give files to others");
    return;
  }
  begin ();
  g_autofree char *path = in_folder ("old");
  struct stat found;

  put ("old", "old", 0640);
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  save_well ("old", "one", DM_SAVE_DEFAULT);
  g_assert_cmpint (stat (path, &found), ==, 0);
  g_assert_cmpuint (found.st_uid, ==, NOBODY);
  g_assert_cmpuint (found.st_gid, ==, NOBODY);
  g_assert_cmpuint (found.st_mode & 07777, ==, 0640);
  end ();
}

/* Links lead on: relative ones, several, and ones to where nothing is yet. */
static void test_symlinks (void) {
  static const struct {
    const char *first, *second; /* what "link" points to, and what that does */
    gboolean exists;
  } rows[] = {
    { "target", NULL, TRUE },
    { "target", NULL, FALSE },
    { "sub/../target", NULL, TRUE },
    { "sub/middle", "../target", TRUE },
    { "sub/middle", "../target", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    begin ();
    g_autofree char *link = in_folder ("link"), *sub = in_folder ("sub");
    g_autofree char *middle = in_folder ("sub/middle");

    g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
    g_assert_cmpint (symlink (rows[i].first, link), ==, 0);
    if (rows[i].second != NULL)
      g_assert_cmpint (symlink (rows[i].second, middle), ==, 0);
    if (rows[i].exists)
      put ("target", "old", 0600);
    save_well ("link", "one", DM_SAVE_DEFAULT);
    g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    assert_content ("target", "one");
    assert_content ("link", "one");
    assert_n_files (3);
    end ();
  }
}

/* Only the name that is saved to gets the new content. */
static void test_hard_link (void) {
  begin ();
  g_autofree char *path = in_folder ("old"), *other = in_folder ("other");

  put ("old", "old", 0600);
  g_assert_cmpint (link (path, other), ==, 0);
  save_well ("old", "one", DM_SAVE_DEFAULT);
  assert_content ("old", "one");
  assert_content ("other", "old");
  end ();
}

static void test_backup (void) {
  begin ();
  g_autofree char *backup = in_folder ("file~");
  struct stat found;

  save_well ("file", "one", DM_SAVE_BACKUP);
  assert_n_files (1);
  g_assert_cmpint (g_chmod (backup, 0640), ==, -1);
  save_well ("file", "two", DM_SAVE_BACKUP);
  assert_content ("file~", "one");
  save_well ("file", "three", DM_SAVE_DEFAULT);
  assert_content ("file~", "one");
  put ("file", "three", 0640);
  save_well ("file", "four", DM_SAVE_BACKUP);
  assert_content ("file", "four");
  assert_content ("file~", "three");
  g_assert_cmpint (stat (backup, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 07777, ==, 0640);
  assert_n_files (2);

  /* where none can be made nothing is saved */
  g_unlink (backup);
  g_assert_cmpint (g_mkdir (backup, 0700), ==, 0);
  g_autoptr (GError) error = NULL;
  g_assert_false (save ("file", "five", NULL, DM_SAVE_BACKUP, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
  assert_content ("file", "four");
  assert_n_files (2);
  end ();
}

/* --- what can go wrong --- */

static void make_broken_places (void) {
  g_autofree char *closed = in_folder ("closed"), *circle = in_folder ("circle");
  g_autofree char *directory = in_folder ("directory"), *pipe = in_folder ("pipe");

  g_assert_cmpint (g_mkdir (closed, 0700), ==, 0);
  put ("closed/file", "old", 0644);
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  put ("read-only", "old", 0444);
  put ("a-file", "old", 0644);
  g_assert_cmpint (g_mkdir (directory, 0755), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0644), ==, 0);
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
}

static void test_errors (void) {
  static const char *const names[]
      = { "missing/file", "a-file/file", "closed/file", "closed/new", "read-only",
          "directory",    "pipe",        "circle",      NULL /* a name too long */ };
  gboolean is_root = geteuid () == 0;

  begin ();
  make_broken_places ();
  g_autofree char *long_name = g_strnfill (300, 'x');
  /* to the super-user no folder is closed */
  g_assert_true (!is_root || seteuid (NOBODY) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *name = names[i] != NULL ? names[i] : long_name;
    g_autoptr (GError) error = NULL;
    g_autoptr (DmFileState) state = NULL;

    g_test_message ("%s", name);
    g_assert_false (save (name, "new", NULL, DM_SAVE_FORCE, &state, &error));
    g_assert_error (error, DM_ERROR, DM_ERROR_IO);
    g_assert_null (state);
    g_test_message ("%s", error->message);
  }
  g_assert_true (!is_root || seteuid (0) == 0);
  assert_content ("closed/file", "old");
  assert_content ("read-only", "old");
  assert_n_files (6);
  end ();
}

/* What is meant not to be written isn't, whoever asks. */
static void test_read_only (void) {
  begin ();
  put ("read-only", "old", 0444);
  g_autoptr (GError) error = NULL;
  g_assert_false (save ("read-only", "new", NULL, DM_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
  assert_content ("read-only", "old");
  end ();
}

/* A write that fails half-way: the system refuses files longer than so. */
static void test_too_long (void) {
  struct rlimit before, tight;
  g_autofree char *content = g_strnfill (100000, 'x');

  begin ();
  put ("file", "old", 0644);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = before;
  tight.rlim_cur = 50000;
  setrlimit (RLIMIT_FSIZE, &tight);
  g_autoptr (GError) error = NULL;
  gboolean saved = save ("file", content, NULL, DM_SAVE_DEFAULT, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (saved);
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
  assert_content ("file", "old");
  assert_n_files (1);
  end ();
}

/* In a name space of its own a process may mount a small disk. */
static gboolean mount_small_disk (void) {
  g_autofree char *map = g_strdup_printf ("0 %u 1", geteuid ());

  if (geteuid () != 0
      && (unshare (CLONE_NEWUSER) != 0
          || !g_file_set_contents_full ("/proc/self/uid_map", map, -1, G_FILE_SET_CONTENTS_NONE, 0,
                                        NULL)))
    return FALSE;
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", folder, "tmpfs", 0, "size=65536,mode=0777") == 0;
}

static void test_full_disk (void) {
  g_autofree char *content = g_strnfill (100000, 'x');

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    return;
  }
  begin ();
  if (mount_small_disk ()) {
    put ("file", "old", 0644);
    g_autoptr (GError) error = NULL;
    g_assert_false (save ("file", content, NULL, DM_SAVE_DEFAULT, NULL, &error));
    g_assert_error (error, DM_ERROR, DM_ERROR_IO);
    assert_content ("file", "old");
    assert_n_files (1);
    /* and then there is room again */
    save_well ("file", "new", DM_SAVE_BACKUP);
    assert_content ("file", "new");
    umount2 (folder, MNT_DETACH);
  } else {
    g_test_message ("no small disk can be mounted here");
  }
  end ();
}

/* --- other programs --- */

static void test_changed (void) {
  begin ();
  put ("file", "one", 0644);
  g_autoptr (DmFileState) read = read_state ("file"), written = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save ("file", "two", read, DM_SAVE_DEFAULT, &written, &error));
  g_assert_no_error (error);
  put ("file", "six", 0644); /* as long as before, and perhaps within one tick of the clock */
  g_assert_false (save ("file", "three", written, DM_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_CHANGED);
  assert_content ("file", "six");
  assert_n_files (1);
  g_clear_error (&error);

  g_assert_true (save ("file", "three", written, DM_SAVE_FORCE, NULL, &error));
  assert_content ("file", "three");
  end ();
}

/* What only looks changed isn't: the same content, written again. And what was removed is made again. */
static void test_not_changed (void) {
  begin ();
  put ("file", "one", 0644);
  g_autofree char *path = in_folder ("file");
  g_autoptr (DmFileState) read = read_state ("file");
  g_autoptr (GError) error = NULL;

  put ("file", "one", 0644);
  g_assert_true (save ("file", "two", read, DM_SAVE_DEFAULT, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_true (save ("file", "three", read, DM_SAVE_DEFAULT, NULL, &error));
  assert_content ("file", "three");
  end ();
}

static void test_cancelled (void) {
  begin ();
  put ("file", "old", 0644);
  g_autofree char *path = in_folder ("file");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new ("new", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dm_save_bytes (file, bytes, NULL, 0, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content ("file", "old");
  end ();
}

/* The way of places that aren't on a disk works on one, too. */
static void test_remote (void) {
  begin ();
  g_autofree char *path = in_folder ("file");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new ("new", 3);
  g_autofree char *etag = NULL, *next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_save_remote (file, bytes, NULL, 0, &etag, NULL, &error));
  g_assert_no_error (error);
  assert_content ("file", "new");
  g_assert_nonnull (etag);
  g_assert_false (dm_save_remote (file, bytes, "another", 0, &next, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (dm_save_remote (file, bytes, "another", DM_SAVE_FORCE, &next, NULL, &error));
  end ();

  g_autoptr (GFile) resource = g_file_new_for_uri ("resource:///nothing");
  g_assert_false (dm_save_bytes (resource, bytes, NULL, 0, NULL, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
}

/* --- what is left behind --- */

/* As if a save had been killed: its file is there, and its note, and nobody holds the lock. */
static void test_litter (void) {
  begin ();
  g_autofree char *dead = NULL, *alive = NULL, *foreign = NULL;
  DmSaveNote *note = dm_save_note_new (folder);
  int dead_fd = dm_save_open_temporary (folder, 0600, &dead);
  int alive_fd = dm_save_open_temporary (folder, 0600, &alive);

  g_assert_nonnull (note);
  foreign = in_folder (".demarche-save-notes");
  put (".demarche-save-notes", "somebody's", 0644);
  put ("file", "old", 0644);
  close (dead_fd);
  dm_save_clean (); /* this process saves there still, as far as the note says */
  assert_n_files (4);
  dm_save_clean_folder (folder);
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (alive, G_FILE_TEST_EXISTS));
  assert_n_files (3);
  close (alive_fd);
  dm_save_note_free (note);
  save_well ("file", "new", DM_SAVE_DEFAULT);
  assert_n_files (2);
  end ();
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save/new", test_new);
  g_test_add_func ("/save/existing", test_existing);
  g_test_add_func ("/save/attributes", test_attributes);
  g_test_add_func ("/save/owner", test_owner);
  g_test_add_func ("/save/symlinks", test_symlinks);
  g_test_add_func ("/save/hard-link", test_hard_link);
  g_test_add_func ("/save/backup", test_backup);
  g_test_add_func ("/save/errors", test_errors);
  g_test_add_func ("/save/read-only", test_read_only);
  g_test_add_func ("/save/too-long", test_too_long);
  g_test_add_func ("/save/full-disk", test_full_disk);
  g_test_add_func ("/save/changed", test_changed);
  g_test_add_func ("/save/not-changed", test_not_changed);
  g_test_add_func ("/save/cancelled", test_cancelled);
  g_test_add_func ("/save/remote", test_remote);
  g_test_add_func ("/save/litter", test_litter);
  return sample_run_tests ();
}
