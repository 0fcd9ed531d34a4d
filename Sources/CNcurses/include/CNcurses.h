/// ncurses as Swift can see it: the wide-character interface, and functions and constants in place of the macros and
/// variables that Swift cannot import.
#ifndef DATELINE_CNCURSES_H
#define DATELINE_CNCURSES_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <stdbool.h>

#include "Guard.h"
#include "Signals.h"

static const attr_t nc_bold = WA_BOLD;
static const attr_t nc_dim = WA_DIM;
static const attr_t nc_italic = WA_ITALIC;
static const attr_t nc_reverse = WA_REVERSE;
static const attr_t nc_underline = WA_UNDERLINE;

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_colours(void) { return COLORS; }

/// Opens the terminal on descriptors 0 and 1 for drawing. `NULL` if its type is unknown or of no use for that.
SCREEN *nc_open(void);

/// Loads the description of the terminal type in TERM, so that `nc_capability` can be asked before anything is sent to
/// the terminal. `false` if there is none.
bool nc_describe(void);

/// Forgets what `nc_describe` loaded.
void nc_undescribe(void);

/// A string capability of the terminal by its terminfo name, or `NULL`. Extended names (`Ms`) are known too.
const char *nc_capability(const char *name);

/// Whether the terminal has a property, by its terminfo name (`xenl`).
bool nc_flag(const char *name);

/// The same with two numbers filled in.
const char *nc_capability_at(const char *name, int first, int second);

/// Sets what a cell looks like before it has a character; `pair` may be beyond 255.
int nc_set_look(cchar_t *cell, attr_t attributes, int pair);

/// Columns the C library, and so ncurses, gives a character: -1, 0, 1 or 2.
int nc_width(wchar_t character);

/// Makes the C library and ncurses write UTF-8, whatever LANG says.
void nc_use_utf8(void);

/// Sends what has changed to the terminal. Unlike `doupdate`, it does not lose a SIGTSTP that arrives meanwhile.
int nc_update(void);

#endif
