import TestSupport
import Testing

@Suite("What the tests stand on")
struct TestSupportTests {
  @Test(
    "annotated text reads back as it was written",
    arguments: [
      "No finding at all.",
      "«quote|Mr Lee: “Peace first,”» Mr Lee said.",
      "«place: 한국» and «outer: an «inner: accent é» inside»",
    ])
  func annotatedText(annotated: String) {
    #expect(AnnotatedText(parsing: annotated).description == annotated)
  }

  @Test("offsets of annotations are UTF-8 bytes of the plain text")
  func annotationOffsets() {
    let text = AnnotatedText(parsing: "é «day: Monday»")
    #expect(text.text == "é Monday")
    #expect(text.annotations == [AnnotatedText.Annotation(3..<9, "day")])
  }

  @Test("a difference shows the lines that changed, with their numbers")
  func differences() {
    #expect(difference(from: "a\nb\nc", to: "a\nB\nc\nd") == "-2: b\n+2: B\n+4: d")
  }

  @Test("a temporary folder is gone after its use")
  func temporaryFolders() throws {
    let path = try withTemporaryFolder(["deep/note.txt": "text"]) { path in
      #expect(files(in: path + "/deep") == ["note.txt"])
      return path
    }
    #expect(files(in: path).isEmpty)
  }
}
