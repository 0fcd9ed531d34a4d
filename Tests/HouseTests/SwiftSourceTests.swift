import Testing

@Suite("How the rules read Swift")
struct SwiftSourceTests {
  @Test(
    "comments and literals are no code",
    arguments: [
      ("let a = 1 // try!", "let a = 1"),
      (#"print("try! \"x\"", b)"#, "print(, b)"),
      (##"print(#"say "try!""#, b)"##, "print(, b)"),
      ("a /* try!\n b */ c", "a \n c"),
      ("\"\"\"\n try!\n \"\"\" d", "\n\n d"),
      ("#if DEBUG", "#if DEBUG"),
    ])
  func blanking(source: String, code: String) {
    let read = SwiftSource(path: "Sources/Room/File.swift", text: source)
    #expect(
      read.code.map(withoutRuns)
        == code.split(separator: "\n", omittingEmptySubsequences: false).map(withoutRuns))
  }

  @Test("a function reaches from its name to its closing brace")
  func functions() {
    let source = SwiftSource(
      path: "Sources/Room/File.swift",
      text: """
        struct Thing {
          init(
            a: Int
          ) {
            self.a = a
          }

          func short() -> Int { 1 }

          static func long() {
            if a {
            }
          }
        }
        """)
    #expect(source.functions == [1..<6, 9..<13])
    #expect(source.room == "Room")
  }

  private func withoutRuns(_ line: Substring) -> String {
    line.split(separator: " ").joined(separator: " ").replacing("( ,", with: "(,")
  }
}
