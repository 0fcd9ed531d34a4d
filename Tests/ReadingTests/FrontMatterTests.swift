import News
import Prose
import Testing

@testable import Reading

@Suite("Front matter")
struct FrontMatterTests {
  /// The facts and problems of a text, a line each.
  private func facts(_ text: String) -> [String] {
    let text = Text(text)
    let frontMatter = FrontMatter(text, lines: text.physicalLines)
    let (facts, problems) = FrontMatterKeys.facts(frontMatter.entries) { value in
      value.utf8.count >= 10 ? Day(iso: value.prefix(10)) : nil
    }
    let all: [(String, Sourced<String>?)] = [
      ("title", facts.title), ("outlet", facts.outlet), ("byline", facts.byline), ("place", facts.place),
      ("published", facts.published.map { Sourced($0.value.iso, $0.evidence) }), ("url", facts.url),
    ]
    let found = all.compactMap { name, fact -> String? in
      guard let fact, case .frontMatter(let key) = fact.evidence else { return nil }
      return "\(name) = \(fact.value) (\(key))"
    }
    return ["lines \(frontMatter.lines.count)"] + found
      + (frontMatter.problems + problems).map { "line \($0.line): \($0.message)" }
  }

  @Test("YAML between lines of three dashes")
  func yaml() {
    #expect(
      facts(
        """
        ---
        title: "Ferry talks: a new start"
        date: 2026-01-05T09:00:00Z
        Source: The Sound Gazette
        authors: [Jane Roe, John Doe]
        location: PORT AZURE
        link: https://news.example/ferry
        tags:
          - boats
        ---
        Text.
        """) == [
          "lines 10", "title = Ferry talks: a new start (title)", "outlet = The Sound Gazette (Source)",
          "byline = Jane Roe, John Doe (authors)", "place = PORT AZURE (location)",
          "published = 2026-01-05 (date)", "url = https://news.example/ferry (link)",
        ])
  }

  @Test("TOML between lines of three plus signs")
  func toml() {
    #expect(
      facts("+++\ntitle = 'Ferry talks'\npublished = 2026-01-05\nauthor = ['Jane Roe']\n+++\nText.") == [
        "lines 5", "title = Ferry talks (title)", "byline = Jane Roe (author)",
        "published = 2026-01-05 (published)",
      ])
    #expect(facts("+++\ndate = 2026-01-05T09:00:00Z\n+++\n") == ["lines 3", "published = 2026-01-05 (date)"])
  }

  @Test("lines of keys without fences, where two are known and a blank line follows")
  func bare() {
    #expect(
      facts("Title: Ferry talks\r\nDate: 2026-01-05\r\n\r\nText.") == [
        "lines 2", "title = Ferry talks (Title)", "published = 2026-01-05 (Date)",
      ])
    #expect(facts("Title: Ferry talks\n\nText.") == ["lines 0"])
    #expect(facts("Mayor: We are ready.\nReporter: When?\n\nText.") == ["lines 0"])
    #expect(facts("Title: Ferry talks\nDate: 2026-01-05\nText.") == ["lines 0"])
  }

  @Test("front matter that cannot be parsed is reported with its line, and read line by line")
  func malformed() {
    #expect(
      facts("---\ntitle: Ferry talks: a new start\ndate: 2026-01-05\n---\nText.") == [
        "lines 4", "title = Ferry talks: a new start (title)", "published = 2026-01-05 (date)",
        "line 2: front matter: mapping values are not allowed in this context",
      ])
    let toml = facts("+++\ndate = 2026-01-05\ntitle = Ferry talks\n+++\nText.")
    #expect(toml.prefix(3) == ["lines 4", "title = Ferry talks (title)", "published = 2026-01-05 (date)"])
    #expect(toml.last?.hasPrefix("line 3: front matter: ") == true)
    #expect(facts("---\ntitle: a\ntitle: b\n---\n").last?.contains("twice the key") == true)
  }

  @Test("front matter that is never closed ends where its entries do")
  func unclosed() {
    #expect(
      facts("---\ntitle: Ferry talks\n\nThe text goes on.") == [
        "lines 2", "title = Ferry talks (title)", "line 1: front matter is never closed",
      ])
  }

  @Test("a date that is none is reported")
  func badDate() {
    #expect(facts("---\ntitle: Ferry\ndate: soon\n---\n").last == "line 3: no date: date is “soon”")
  }

  @Test("a rule above a text is no front matter")
  func rule() {
    #expect(facts("---\n\nThe text starts here and goes on. It has no keys.\n\n---\n") == ["lines 0"])
    #expect(facts("The text. \n---\ntitle: x\n---\n") == ["lines 0"])
    #expect(facts("") == ["lines 0"])
    #expect(facts("---") == ["lines 0"])
    #expect(facts("---\n---\n") == ["lines 2"])
  }

  @Test("nesting and repetition made to break a parser do not")
  func hostile() {
    let deep = "---\na: " + String(repeating: "[", count: 50_000) + "\ntitle: Ferry\n---\n"
    #expect(facts(deep).contains("line 1: front matter: nested too deep"))
    let dashes = "---\na:\n" + String(repeating: "- ", count: 20_000) + "b\n---\n"
    #expect(facts(dashes).contains("line 1: front matter: nested too deep"))
    var aliases = "---\na: &a [x, x]\n"
    for letter in "bcdefghij" {
      let before = Character(Unicode.Scalar(letter.asciiValue.map { $0 - 1 } ?? 0x61))
      aliases += "\(letter): &\(letter) [*\(before), *\(before), *\(before), *\(before)]\n"
    }
    #expect(facts(aliases + "title: Ferry\n---\n").contains("title = Ferry (title)"))
    #expect(facts("+++\na = " + String(repeating: "[", count: 50_000) + "\n+++\n").first == "lines 3")
    for header in ["[[[", "[.", "[", "\u{A0}[[ =", "[[\u{A0}x]]"] {
      let found = facts("+++\ntitle = \"Ferry\"\n\(header)\n+++\n")
      #expect(found.contains("title = Ferry (title)"))
      #expect(found.last == "line 3: front matter: a table without a name")
    }
  }
}
