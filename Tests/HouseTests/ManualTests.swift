import Browser
import TestSupport
import Testing

@testable import dateline

@Suite("What is made from the program's own tables")
struct ManualTests {
  @Test("the manual page is that of the program; `make docs` makes it")
  func manualPage() throws {
    golden(try ManualPage(HelpData.ofProgram()).text, "../../data/man/dateline.1")
  }

  @Test("the README's key table is that of the program; `make docs` makes it")
  func readmeKeys() throws {
    let readme = try #require(Repository.text(of: "README.md"))
    let marked = try #require(readme.firstMatch(of: /<!-- keys:.*-->\n\n((?:\|.*\n)*)\n<!-- end of keys -->/))
    let shown = String(marked.output.1)
    #expect(shown == KeyTable.markdown, "\(difference(from: shown, to: KeyTable.markdown))")
  }

  @Test("the README shows keys of commands that exist", arguments: KeyTable.rows.flatMap(\.self))
  func shownCommands(name: String) {
    #expect(Commands.all.contains { $0.name == name && !$0.keys.isEmpty })
  }

  @Test("no line of the manual page is a macro by accident")
  func markup() {
    var page = Mdoc()
    page.add(text: "Type .x or 'y' here.\n\nA ^ b ~ c \\ --long.")
    #expect(page.text == "Type \\&.x or \\&'y' here.\n.Pp\nA \\(ha b \\(ti c \\e \\-\\-long.\n")
    #expect(Mdoc.literal("Up") == "\\&Up")
    #expect(Mdoc.literal("Shift-Tab") == "Shift-Tab")
  }
}
