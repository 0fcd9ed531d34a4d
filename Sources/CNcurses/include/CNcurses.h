#ifndef DATELINE_CNCURSES_H
#define DATELINE_CNCURSES_H
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#endif
