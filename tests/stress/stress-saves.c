/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saves that are killed: stress-saves COUNT SEED
 *
 * A child saves one version of a file after the other and tells of each how it went; at a random moment it is killed. Then the
 * file holds the last version that was said to be saved, or the one that was under way, whole; and nothing else is there after
 * what the next start of the program does. What moment that is, is up to the system: a seed gives the same
 * files and delays, not the same places in the code.
 */
/* for unshare() */
#define _GNU_SOURCE
#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dm-save.h"
#include "dm-stress.h"

#define NOBODY 65534
#define LONGEST 300000      /* bytes of a version */
#define SMALL_DISK 131072   /* bytes that fit on the full disk, or in its files */
#define LONGEST_DELAY 20000 /* µs until the kill */

typedef enum {
  NEW,
  EXISTING,
  BACKUP,
  SYMLINK,
  TO_NOTHING,
  HARD_LINK,
  FULL,
  READ_ONLY,
  N_PLACES
} Place;

static const char *const names[N_PLACES] = {
  "new file",      "existing file",       "existing file with a backup",
  "symbolic link", "link to nothing yet", "hard link",
  "full disk",     "read-only folder",
};
typedef struct {
  const DmStress *stress;
  Place place;
  guint32 seed; /* of this kill: what the versions are like */
  char *folder, *path;
  gboolean limited;              /* the full disk is a limit of the system on files */
  guint n_old, n_new, n_cleaned; /* what the kills came to */
} Killing;

/* --- versions --- */

/* On the full disk every second version doesn't fit. */
static gboolean fits (const Killing *killing, guint version) {
  return killing->place != FULL || version % 2 == 0;
}

/* A version says which one it is, all the way: what is torn or mixed is noticed. */
static GBytes *make_version (const Killing *killing, guint version) {
  g_autoptr (GRand) random = g_rand_new_with_seed (killing->seed + version);
  gint32 longest = killing->place == FULL || g_rand_boolean (random) ? SMALL_DISK / 3 : LONGEST;
  gsize length = (gsize) g_rand_int_range (random, 1, longest);
  GString *text = g_string_sized_new (LONGEST + 32);

  if (!fits (killing, version))
    length += SMALL_DISK;
  while (text->len < length)
    g_string_append_printf (text, "version %u of %" G_GSIZE_FORMAT "\n", version, length);
  return g_string_free_to_bytes (text);
}

/* Version 0 of a file that is new is that there is none. */
static gboolean is_version (const Killing *killing, const char *path, guint version) {
  g_autofree char *content = NULL;
  g_autoptr (GBytes) expected = NULL;
  gsize length, expected_length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return version == 0 && (killing->place == NEW || killing->place == TO_NOTHING);
  expected = make_version (killing, version);
  const char *data = g_bytes_get_data (expected, &expected_length);
  return length == expected_length && memcmp (content, data, length) == 0;
}

/* --- the places --- */

static void put (const Killing *killing, const char *path) {
  g_autoptr (GBytes) bytes = make_version (killing, 0);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_file_set_contents (path, data, (gssize) length, &error))
    g_error ("%s", error->message);
}

static void make_place (Killing *killing) {
  g_autofree char *other = g_build_filename (killing->folder, "other", NULL);
  int made = g_mkdir (killing->folder, 0711);

  if (killing->place == SYMLINK || killing->place == TO_NOTHING)
    made = symlink ("other", killing->path);
  else if (killing->place != NEW)
    put (killing, killing->path);
  if (killing->place == SYMLINK)
    put (killing, other);
  if (killing->place == HARD_LINK)
    made = link (killing->path, other);
  if (killing->place == READ_ONLY)
    made = g_chmod (killing->path, 0666) == 0 ? g_chmod (killing->folder, 0555) : -1;
  if (made != 0)
    g_error ("%s: %s", killing->path, g_strerror (errno));
}

/* --- the child --- */

static void limit_files (void) {
  struct rlimit limit = { SMALL_DISK, SMALL_DISK };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

/* Saves until it is killed, and tells of each version whether that was saved: 's' or 'f'. */
static void save_on_and_on (const Killing *killing, int pipe) {
  g_autoptr (GFile) file = g_file_new_for_path (killing->path);
  DmSaveFlags flags = killing->place == BACKUP ? DM_SAVE_BACKUP : DM_SAVE_DEFAULT;

  if (killing->limited)
    limit_files ();
  /* to the super-user no folder is closed */
  if (killing->place == READ_ONLY && geteuid () == 0 && setuid (NOBODY) != 0)
    _exit (1);
  for (guint version = 1;; version++) {
    g_autoptr (GBytes) bytes = make_version (killing, version);
    gboolean saved = dm_save_bytes (file, bytes, NULL, flags, NULL, NULL, NULL);
    if (write (pipe, saved ? "s" : "f", 1) != 1)
      _exit (1);
  }
}

/* Returns: the fate of each version that the child told of, as letters */
static char *save_and_kill (const Killing *killing, gulong delay_us) {
  GString *told = g_string_new (NULL);
  char buffer[256];
  int ends[2], status;
  gssize n;
  pid_t child;

  if (pipe (ends) != 0 || (child = fork ()) < 0)
    g_error ("%s", g_strerror (errno));
  if (child == 0) {
    close (ends[0]);
    save_on_and_on (killing, ends[1]);
  }
  close (ends[1]);
  g_usleep (delay_us);
  if (kill (child, SIGKILL) != 0 || waitpid (child, &status, 0) != child)
    g_error ("%s", g_strerror (errno));
  while ((n = read (ends[0], buffer, sizeof buffer)) > 0)
    g_string_append_len (told, buffer, n);
  close (ends[0]);
  if (!WIFSIGNALED (status))
    g_error ("the child ended by itself");
  return g_string_free (told, FALSE);
}

/* --- what is left --- */

static gboolean fail (const Killing *killing, const char *told, const char *what) {
  g_printerr ("%s, seed %u, told “%s”: %s\n", names[killing->place], killing->seed, told, what);
  return FALSE;
}

static gboolean check_told (const Killing *killing, const char *told) {
  for (guint i = 0; told[i] != '\0'; i++)
    if ((told[i] == 's') != (killing->place != READ_ONLY && fits (killing, i + 1)))
      return fail (killing, told, "saved what can’t be, or failed to save what can");
  return TRUE;
}

static guint find_last_saved (const char *told) {
  const char *last = strrchr (told, 's');

  return last != NULL ? (guint) (last - told) + 1 : 0;
}

static gboolean check_links (const Killing *killing, const char *told) {
  g_autofree char *other = g_build_filename (killing->folder, "other", NULL);

  if ((killing->place == SYMLINK || killing->place == TO_NOTHING)
      && !g_file_test (killing->path, G_FILE_TEST_IS_SYMLINK))
    return fail (killing, told, "the link is gone");
  if (killing->place == HARD_LINK && !is_version (killing, other, 0))
    return fail (killing, told, "the other name has another content");
  return TRUE;
}

/* Only what was there before, the file if it is new, and a backup, which is a version of before. */
static gboolean check_litter (Killing *killing, const char *told, guint version) {
  g_autofree char *notes = g_build_filename (g_get_user_state_dir (), "demarche", "saves", NULL);
  g_autofree char *backup = g_strconcat (killing->path, "~", NULL);
  gboolean linked = killing->place == SYMLINK || killing->place == TO_NOTHING;
  guint n_before = dm_stress_count_files (killing->folder), n_after, expected;

  dm_save_clean ();
  n_after = dm_stress_count_files (killing->folder);
  killing->n_cleaned += n_before - n_after;
  expected = g_file_test (killing->path, G_FILE_TEST_EXISTS) ? 1 : 0;
  expected += linked || killing->place == HARD_LINK ? 1 : 0;
  if (killing->place == BACKUP && g_file_test (backup, G_FILE_TEST_EXISTS)) {
    expected++;
    if (!is_version (killing, backup, version) && !is_version (killing, backup, version - 1))
      return fail (killing, told, "the backup is torn");
  }
  if (n_after != expected)
    return fail (killing, told, "there is litter in the folder");
  return dm_stress_count_files (notes) == 0 || fail (killing, told, "there are notes left");
}

static gboolean check (Killing *killing, const char *told) {
  guint last = find_last_saved (told), version = last;
  guint under_way = (guint) strlen (told) + 1;

  if (!check_told (killing, told) || !check_links (killing, told))
    return FALSE;
  if (!is_version (killing, killing->path, last)) {
    version = under_way;
    if (killing->place == READ_ONLY || !fits (killing, under_way)
        || !is_version (killing, killing->path, under_way))
      return fail (killing, told, "the file is neither the old one nor the new one");
    killing->n_new++;
  } else {
    killing->n_old++;
  }
  return check_litter (killing, told, version);
}

/* --- all of it --- */

static gboolean run_kill (Killing *killing, guint nth, GRand *random) {
  g_autofree char *told = NULL;
  g_autofree char *name = g_strdup_printf ("%u", nth);
  gboolean good;

  killing->seed = g_rand_int (random);
  killing->folder = g_build_filename (killing->stress->folder, "files", name, NULL);
  killing->path = g_build_filename (killing->folder, "file", NULL);
  make_place (killing);
  told = save_and_kill (killing, (gulong) g_rand_int_range (random, 0, LONGEST_DELAY));
  good = check (killing, told);
  dm_stress_remove_tree (killing->folder);
  g_clear_pointer (&killing->folder, g_free);
  g_clear_pointer (&killing->path, g_free);
  return good;
}

/* In a name space of its own a process may mount a small disk. */
static gboolean mount_small_disk (const char *folder) {
  g_autofree char *map = g_strdup_printf ("0 %u 1", geteuid ());
  g_autofree char *options = g_strdup_printf ("size=%d,mode=0711", SMALL_DISK);

  if (geteuid () != 0
      && (unshare (CLONE_NEWUSER) != 0
          || !g_file_set_contents_full ("/proc/self/uid_map", map, -1, G_FILE_SET_CONTENTS_NONE, 0,
                                        NULL)))
    return FALSE;
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

static int run_place (const DmStress *stress, Place place, guint count) {
  g_autoptr (GRand) random = g_rand_new_with_seed (stress->seed + place);
  g_autofree char *files = g_build_filename (stress->folder, "files", NULL);
  Killing killing = { .stress = stress, .place = place };
  const char *how = "";

  g_mkdir (files, 0711);
  if (place == FULL) {
    killing.limited = !mount_small_disk (files);
    how = killing.limited ? ", by a limit on the length of files" : ", a small one of its own";
  }
  for (guint i = 0; i < count; i++)
    if (!run_kill (&killing, i, random))
      return 1;
  g_print (
      "%-28s %6u kills: %6u left the old version, %6u the new one, %6u temporary files cleaned "
      "up%s\n",
      names[place], count, killing.n_old, killing.n_new, killing.n_cleaned, how);
  return 0;
}

/* Each place in a process of its own, which may change what it sees of the disk. */
static gboolean run_apart (const DmStress *stress, Place place, guint count) {
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (run_place (stress, place, count));
  return child > 0 && waitpid (child, &status, 0) == child && WIFEXITED (status)
         && WEXITSTATUS (status) == 0;
}

int main (int argc, char **argv) {
  g_auto (DmStress) stress;
  guint n_left;

  g_set_prgname ("stress-saves");
  if (!dm_stress_begin (&stress, argc, argv, "COUNT SEED"))
    return 2;
  n_left = stress.count;
  for (guint place = 0; place < N_PLACES; place++) {
    guint count = n_left / (N_PLACES - place);
    n_left -= count;
    if (!run_apart (&stress, place, count))
      return 1;
  }
  return 0;
}
