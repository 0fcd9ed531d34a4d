#define _GNU_SOURCE
#include "Signals.h"

#include "Guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { WATCHED_COUNT = sizeof watched / sizeof watched[0] };

static int ends[2] = {-1, -1};
static struct sigaction previous[WATCHED_COUNT];
static volatile sig_atomic_t is_ending;

static bool ends_program(int number) {
  return number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGQUIT;
}

/// Only calls that are safe in a signal handler.
static void on_signal(int number) {
  int error = errno;
  if (ends_program(number)) {
    if (is_ending) {
      guard_restore();
      signal(number, SIG_DFL);
      raise(number);  // Arrives when this handler returns.
    }
    is_ending = 1;
  }
  unsigned char byte = (unsigned char)number;
  (void)!write(ends[1], &byte, 1);
  errno = error;
}

int signals_open(void) {
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  is_ending = 0;
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < WATCHED_COUNT; i++) {
    sigaction(watched[i], NULL, &previous[i]);
    if (previous[i].sa_handler != SIG_IGN) sigaction(watched[i], &action, NULL);
  }
  return ends[0];
}

void signals_go_on(void) { is_ending = 0; }

void signals_close(void) {
  for (int i = 0; i < WATCHED_COUNT; i++) sigaction(watched[i], &previous[i], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

static void stop(bool whole_job) {
  struct sigaction usual = {.sa_handler = SIG_DFL}, ignored = {.sa_handler = SIG_IGN}, stopping, continuing;
  // We notice being continued by returning from here; a byte on the pipe would tell it twice.
  sigaction(SIGCONT, &usual, &continuing);
  sigaction(SIGTSTP, &ignored, &stopping);
  // The others first, then this thread by itself: a signal to the whole process could reach another thread, and this
  // one would draw on before everything stops.
  if (whole_job) kill(0, SIGTSTP);
  sigaction(SIGTSTP, &usual, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &stopping, NULL);
  sigaction(SIGCONT, &continuing, NULL);
}

void signals_stop_process(void) { stop(false); }
void signals_stop_job(void) { stop(true); }

static const struct { int number; void (*handler)(int); } lent[] = {
    {SIGINT, SIG_IGN}, {SIGQUIT, SIG_IGN}, {SIGTSTP, SIG_DFL}, {SIGCONT, SIG_DFL}, {SIGPIPE, SIG_IGN},
};
enum { LENT_COUNT = sizeof lent / sizeof lent[0] };
static struct sigaction before_lending[LENT_COUNT];

void signals_lend(void) {
  for (int i = 0; i < LENT_COUNT; i++) {
    struct sigaction action = {.sa_handler = lent[i].handler};
    sigaction(lent[i].number, &action, &before_lending[i]);
  }
}

void signals_take_back(void) {
  for (int i = 0; i < LENT_COUNT; i++) sigaction(lent[i].number, &before_lending[i], NULL);
}

int wake_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void wake_post(int descriptor) {
  uint64_t one = 1;
  (void)!write(descriptor, &one, sizeof one);
}

void wake_drain(int descriptor) {
  uint64_t count;
  (void)!read(descriptor, &count, sizeof count);
}
