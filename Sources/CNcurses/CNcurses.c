#define _GNU_SOURCE
#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

SCREEN *nc_open(void) {
  // LINES and COLUMNS in the environment are often left over from another window: what the terminal says counts.
  use_env(TRUE);
  use_tioctl(TRUE);
  return newterm(NULL, stdout, stdin);
}

bool nc_describe(void) {
  int status = 0;
  // With a place for the status it returns; without one it would print a message and exit.
  return setupterm(NULL, STDOUT_FILENO, &status) == OK && status == 1;
}

void nc_undescribe(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

bool nc_flag(const char *name) { return tigetflag(name) == 1; }

const char *nc_capability_at(const char *name, int first, int second) {
  const char *value = nc_capability(name);
  return value == NULL ? NULL : tiparm(value, first, second);
}

int nc_set_look(cchar_t *cell, attr_t attributes, int pair) {
  // The pair's old type is too short for all pairs; the last argument carries the whole number.
  return setcchar(cell, L" ", attributes, (short)(pair > 255 ? 255 : pair), &pair);
}

int nc_width(wchar_t character) { return wcwidth(character); }

void nc_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int nc_update(void) {
  // ncurses ignores SIGTSTP while it writes. A signal that is blocked meanwhile is kept and arrives afterwards.
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &stop, &before);
  int result = doupdate();
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}
