import Screen
import Testing

@Suite("The notation of keys")
struct KeyTests {
  @Test(
    "a key is written, read and labelled",
    arguments: [
      (Key("j"), "j", "j"), (Key("G"), "G", "G"), (Key("한"), "한", "한"), (Key("]"), "]", "]"),
      (Key(" "), "<Space>", "Space"), (Key("<"), "<lt>", "<"), (Key(">"), "<gt>", ">"),
      (Key(.enter), "<Enter>", "Enter"), (Key(.escape), "<Esc>", "Esc"),
      (Key(.tab, .shift), "<S-Tab>", "Shift-Tab"),
      (Key(.backspace), "<BS>", "BS"), (Key(.delete), "<Del>", "Del"), (Key(.insert), "<Ins>", "Ins"),
      (Key(.pageUp), "<PgUp>", "PgUp"), (Key(.pageDown), "<PgDn>", "PgDn"),
      (Key(.character("d"), .control), "<C-d>", "Ctrl-d"), (Key(.left, .alt), "<A-Left>", "Alt-Left"),
      (Key(.character(" "), .control), "<C-Space>", "Ctrl-Space"),
      (Key(.character("<"), .alt), "<A-lt>", "Alt-<"),
      (Key(.character("-"), .control), "<C-->", "Ctrl--"),
      (Key(.end, [.control, .alt, .shift]), "<C-A-S-End>", "Ctrl-Alt-Shift-End"),
      (Key(.function(1)), "<F1>", "F1"), (Key(.function(24), .shift), "<S-F24>", "Shift-F24"),
    ])
  func roundTrip(key: Key, notation: String, label: String) {
    #expect(key.description == notation)
    #expect(Key.keys(notation) == [key])
    #expect(key.label == label)
  }

  @Test(
    "a run of keys is read from left to right",
    arguments: [
      ("", []), ("gg", [Key("g"), Key("g")]), ("]q", [Key("]"), Key("q")]),
      ("/a b<Enter>", [Key("/"), Key("a"), Key(" "), Key("b"), Key(.enter)]),
      ("2<C-d>>", [Key("2"), Key(.character("d"), .control), Key(">")]),
      ("<M-x>", [Key(.character("x"), .alt)]),
    ] as [(String, [Key])])
  func runs(notation: String, keys: [Key]) {
    #expect(Key.keys(notation) == keys)
  }

  @Test(
    "what is no key is refused",
    arguments: [
      "<", "<Enter", "<>", "<Nothing>", "<F0>", "<F25>", "<F>", "<X-a>", "<C->", "<ab>", "<a>", "jj<enter>",
    ])
  func refused(notation: String) {
    #expect(Key.keys(notation) == nil)
  }

  @Test("only a plain character types something")
  func typed() {
    #expect(Key("é").typed == "é")
    #expect(Key(" ").typed == " ")
    #expect(Key(.character("d"), .control).typed == nil)
    #expect(Key(.enter).typed == nil)
  }
}
