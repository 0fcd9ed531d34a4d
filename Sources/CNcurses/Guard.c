#define _GNU_SOURCE
#include "Guard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0], STACK_SIZE = 64 * 1024, UNDO_SIZE = 512 };

// All of it is written before `armed` is set and only read while it is.
static atomic_int armed;
static int terminal = -1;
static bool has_modes;
static struct termios modes;
static char undo[UNDO_SIZE];
static size_t undo_length;
static int kept_errors = -1;  // what is said on standard error, in memory
static int real_errors = -1;  // where it should have gone
static struct sigaction previous[FATAL_COUNT];
static char signal_stack[STACK_SIZE];

static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(descriptor, bytes, length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    bytes += count;
    length -= (size_t)count;
  }
}

/// Where in a character of several bytes the output stands.
struct progress {
  unsigned char lead;
  int missing;
};

/// Libraries quote their input in what they say, so no control gets through: neither C0 and DEL, nor C1 as one byte or
/// as two (C2 80 to C2 9F).
static void make_printable(char *bytes, size_t length, struct progress *progress) {
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (progress->missing > 0 && (byte & 0xC0) == 0x80) {
      if (progress->lead == 0xC2 && byte < 0xA0) bytes[i] = '?';
      if (progress->lead == 0xC2 && byte < 0xA0 && i > 0) bytes[i - 1] = '?';
      progress->missing--;
      continue;
    }
    progress->lead = byte;
    progress->missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0;
    bool is_control = (byte < 0x20 && byte != '\n' && byte != '\t') || (byte >= 0x7F && byte < 0xC2);
    if (is_control) bytes[i] = '?';
  }
}

static void print_kept_errors(void) {
  char bytes[4096];
  struct progress progress = {0};
  ssize_t count;
  for (off_t at = 0; (count = pread(kept_errors, bytes, sizeof bytes, at)) > 0; at += count) {
    make_printable(bytes, (size_t)count, &progress);
    write_all(real_errors, bytes, (size_t)count);
  }
}

static void keep_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  int memory = memfd_create("dateline-errors", MFD_CLOEXEC);
  int real = memory < 0 ? -1 : dup(STDERR_FILENO);
  if (real < 0 || dup2(memory, STDERR_FILENO) < 0) {
    if (memory >= 0) close(memory);
    if (real >= 0) close(real);
    return;
  }
  kept_errors = memory;
  real_errors = real;
}

static void release_errors(void) {
  if (kept_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  print_kept_errors();
  close(kept_errors);
  close(real_errors);
  kept_errors = real_errors = -1;
}

void guard_restore(void) {
  int error = errno;
  if (atomic_exchange(&armed, 0)) {
    write_all(terminal, undo, undo_length);
    if (has_modes) tcsetattr(terminal, TCSANOW, &modes);
    if (kept_errors >= 0) {
      dup2(real_errors, STDERR_FILENO);
      print_kept_errors();
    }
  }
  errno = error;
}

/// Only calls that are safe in a signal handler.
static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  guard_restore();
  // The instruction faults again, now with the right exit status and a core dump. A signal that somebody sent
  // (`abort` sends one too) does not come again by itself. Whoever had the signal before is not asked: Swift's own
  // handler would print a backtrace and wait for a key.
  signal(number, SIG_DFL);
  if (info->si_code <= 0) raise(number);
}

void guard_install(int tty, const char *bytes, size_t length) {
  static bool is_known_to_exit;
  terminal = tty;
  has_modes = tcgetattr(tty, &modes) == 0;
  undo_length = length < UNDO_SIZE ? length : UNDO_SIZE;
  memcpy(undo, bytes, undo_length);
  if (!is_known_to_exit) is_known_to_exit = atexit(guard_restore) == 0;

  // A stack of its own, so that running out of stack can be handled.
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &action, &previous[i]);
}

void guard_arm(void) {
  if (atomic_load(&armed)) return;
  keep_errors();
  atomic_store(&armed, 1);
}

void guard_disarm(void) {
  atomic_store(&armed, 0);
  release_errors();
}

void guard_uninstall(void) {
  guard_disarm();
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &previous[i], NULL);
}
