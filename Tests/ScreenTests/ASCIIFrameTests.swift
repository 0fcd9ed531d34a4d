import Screen
import Testing

@Suite("Frames in ASCII")
struct ASCIIFrameTests {
  private func spelled(_ text: String) -> String {
    var frame = Frame(size: Size(rows: 1, columns: 24))
    frame.write(text, at: Point(row: 0, column: 0))
    return String(frame.spelledInASCII().text.dropLast())
  }

  @Test(
    "signs have their spelling",
    arguments: [
      ("▌05 Jan │ ▎A “yes” ×2", ">05 Jan | |A \"yes\" x2"), ("● told ≠ denied", "* told !=denied"),
      ("04 Jan  ≠ denied", "04 Jan != denied"),
      ("a long title is cu…", "a long title is ..."), ("…b", ".b"), ("≠x", "!x"),
      ("Lee Jae\u{2011}myung’s", "Lee Jae-myung's"), ("한국 é", "한국 é"), ("한국…", "한..."),
    ])
  func spellings(text: String, ascii: String) {
    #expect(spelled(text) == ascii)
  }
}
