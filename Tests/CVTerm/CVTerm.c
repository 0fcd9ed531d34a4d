#include "CVTerm.h"

#include <stdlib.h>
#include <vterm.h>

struct Emulator {
  VTerm *terminal;
  VTermScreen *screen;
  EmulatorModes modes;
};

static int on_property(VTermProp property, VTermValue *value, void *user) {
  EmulatorModes *modes = &((Emulator *)user)->modes;
  switch (property) {
    case VTERM_PROP_ALTSCREEN: modes->is_alternate_screen = value->boolean; break;
    case VTERM_PROP_CURSORVISIBLE: modes->is_cursor_visible = value->boolean; break;
    case VTERM_PROP_MOUSE: modes->is_mouse_on = value->number != VTERM_PROP_MOUSE_NONE; break;
    case VTERM_PROP_TITLE:
    case VTERM_PROP_ICONNAME: modes->titles++; break;
    default: break;
  }
  return 1;
}

static int on_bell(void *user) {
  ((Emulator *)user)->modes.bells++;
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};

Emulator *emulator_open(int rows, int columns) {
  Emulator *emulator = calloc(1, sizeof *emulator);
  if (emulator == NULL) return NULL;
  emulator->terminal = vterm_new(rows, columns);
  vterm_set_utf8(emulator->terminal, 1);
  emulator->screen = vterm_obtain_screen(emulator->terminal);
  vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
  vterm_screen_enable_altscreen(emulator->screen, 1);
  vterm_screen_reset(emulator->screen, 1);
  emulator->modes.is_cursor_visible = true;
  return emulator;
}

void emulator_close(Emulator *emulator) {
  vterm_free(emulator->terminal);
  free(emulator);
}

void emulator_write(Emulator *emulator, const uint8_t *bytes, size_t count) {
  vterm_input_write(emulator->terminal, (const char *)bytes, count);
  vterm_screen_flush_damage(emulator->screen);
}

size_t emulator_read(Emulator *emulator, uint8_t *bytes, size_t limit) {
  return vterm_output_read(emulator->terminal, (char *)bytes, limit);
}

void emulator_resize(Emulator *emulator, int rows, int columns) {
  vterm_set_size(emulator->terminal, rows, columns);
}

static int colour(const VTermColor *colour) {
  bool is_default = VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour);
  return is_default || !VTERM_COLOR_IS_INDEXED(colour) ? -1 : colour->indexed.idx;
}

EmulatorCell emulator_cell(const Emulator *emulator, int row, int column) {
  VTermScreenCell cell = {0};
  EmulatorCell result = {.foreground = -1, .background = -1};
  VTermPos position = {.row = row, .col = column};
  if (!vterm_screen_get_cell(emulator->screen, position, &cell)) return result;
  for (int i = 0; i < 6; i++) result.characters[i] = cell.chars[i];
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.italic = cell.attrs.italic;
  result.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
  result.reverse = cell.attrs.reverse;
  result.foreground = colour(&cell.fg);
  result.background = colour(&cell.bg);
  return result;
}

void emulator_cursor(const Emulator *emulator, int *row, int *column) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(emulator->terminal), &position);
  *row = position.row;
  *column = position.col;
}

EmulatorModes emulator_modes(const Emulator *emulator) { return emulator->modes; }
