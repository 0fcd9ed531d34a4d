/// The guard gives the terminal back when the program dies: on a trap, a segmentation fault, `abort`, or an `exit` in
/// the middle of everything.
///
/// While it is armed, standard error (if it is a terminal) is kept in memory, so that the last words of a crash are
/// not drawn into the screen and lost with it; they are printed once the screen is back. One guard per process.
#ifndef DATELINE_GUARD_H
#define DATELINE_GUARD_H

#include <stddef.h>

/// Remembers the modes of the terminal open at descriptor `tty` and the bytes that undo what the driver does to it
/// (at most 512), and takes over the signals of a crash.
void guard_install(int tty, const char *undo, size_t length);

/// From now on the terminal has to be restored. Does nothing if that is so already.
void guard_arm(void);

/// The terminal has been restored. What was said on standard error meanwhile is printed.
void guard_disarm(void);

/// Gives the signals of a crash back to whoever had them.
void guard_uninstall(void);

/// Restores the terminal at once if the guard is armed. Safe in a signal handler.
void guard_restore(void);

#endif
