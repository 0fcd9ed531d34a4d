/// A terminal emulator in memory (libvterm), for tests: what a program draws, as cells.
#ifndef DATELINE_CVTERM_H
#define DATELINE_CVTERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Emulator Emulator;

/// What stands in a cell. A colour is an index of the palette; -1 is the terminal's own.
typedef struct {
  uint32_t characters[6];
  int width;
  bool bold, italic, underline, reverse;
  int foreground, background;
} EmulatorCell;

/// Modes of the terminal that programs switch.
typedef struct {
  bool is_alternate_screen;
  bool is_cursor_visible;
  bool is_mouse_on;
  int bells;
  int titles;
} EmulatorModes;

Emulator *emulator_open(int rows, int columns);
void emulator_close(Emulator *emulator);
void emulator_write(Emulator *emulator, const uint8_t *bytes, size_t count);
/// What the terminal answers to the program; returns the count of bytes.
size_t emulator_read(Emulator *emulator, uint8_t *bytes, size_t limit);
void emulator_resize(Emulator *emulator, int rows, int columns);
EmulatorCell emulator_cell(const Emulator *emulator, int row, int column);
void emulator_cursor(const Emulator *emulator, int *row, int *column);
EmulatorModes emulator_modes(const Emulator *emulator);

#endif
