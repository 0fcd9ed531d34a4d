import Prose
import TestSupport
import Testing

@testable import Search

@Suite("Queries are read")
struct QueryTests {
  @Test(
    "what is typed becomes a tree",
    arguments: [
      ("", ""),
      ("  \t ", ""),
      ("korea", "korea"),
      ("Korea Summit", "(and korea summit)"),
      ("strat*", "strat*"),
      ("\"right side\"", "\"right side\""),
      ("“right side”", "\"right side\""),
      ("\"right si*\"", "\"right si*\""),
      ("-missile", "(not missile)"),
      ("summit -missile", "(and summit (not missile))"),
      ("summit NOT missile", "(and summit (not missile))"),
      ("NOT NOT missile", "missile"),
      ("a OR b", "(or a b)"),
      ("a b OR c", "(or (and a b) c)"),
      ("a (b OR c)", "(and a (or b c))"),
      ("a AND b", "(and a b)"),
      ("or and not", "(and or and not)"),
      ("title:summit", "title:summit"),
      ("TITLE:Summit", "title:summit"),
      ("title: summit", "title:summit"),
      ("title:\"big deal\"", "title:\"big deal\""),
      ("title:(a OR \"b c\") d", "(and (or title:a title:\"b c\") d)"),
      ("-speaker:xi x", "(and (not speaker:xi) x)"),
      ("date:2026-01-04", "date:2026-01-04"),
      ("date:2026-1-4", "date:2026-01-04"),
      ("date:2026-02", "date:2026-02-01..2026-02-28"),
      ("date:2024", "date:2024-01-01..2024-12-31"),
      ("date:jan-2026", "date:2026-01-01..2026-01-31"),
      ("date:4-January-2026", "date:2026-01-04"),
      ("date:2026‑01‑04", "date:2026-01-04"),
      ("date:2026-01-04..2026-01-06", "date:2026-01-04..2026-01-06"),
      ("date:2026-01..", "date:2026-01-01.."),
      ("date:..2026-01", "date:..2026-01-31"),
      ("date:\"2026-01 .. 2026-02\"", "date:2026-01-01..2026-02-28"),
      ("date:\"2026-01-04\" x", "(and date:2026-01-04 x)"),
    ])
  func tree(text: String, tree: String) throws {
    #expect(try Query(text, fields: TestField.all).description == tree)
  }

  @Test(
    "punctuation alone is never an error",
    arguments: [
      ("a.m.", "am"), ("300 won,", "(and 300 won)"), ("What?", "what"),
      ("full-scale", "\"full scale\""),
      ("and/or", "\"and or\""), ("O'Brien", "\"o brien\""), ("Lee’s", "lee"), ("U.S.-led", "\"us led\""),
      ("NOTE: this", "(and note this)"), ("10:30", "\"10 30\""), ("https://a.example", "\"https a example\""),
      ("a -- b", "(and a b)"), ("a – b", "(and a b)"), ("?", ""), ("*", ""), ("$3.5", "3.5"),
      ("korea - japan", "(and korea japan)"), ("korea -", "korea"), ("-", ""), ("- - a", "a"),
      ("a OR -", "a"),
      ("NOT - a", "(not a)"), (":-)", ""), ("korea )", "korea"), (") korea", "korea"),
      ("(a ) b", "(and a b)"),
      ("AT&T", "\"at t\""), ("한국", "\"한 국\""), ("()", ""), ("x ()", "x"), ("a, OR b", "(or a b)"),
    ])
  func punctuation(text: String, tree: String) throws {
    #expect(try Query(text, fields: TestField.all).description == Folding.folded(tree))
  }

  @Test(
    "a mistake is shown where it is",
    arguments: [
      ("a \"b c", "  ^", "this quotation mark is not closed"),
      ("x speker:xi", "  ^^^^^^^", "no field “speker:”"),
      ("x title:", "  ^^^^^^", "nothing to look for after “title:”"),
      ("(title:) x", " ^^^^^^", "nothing to look for after “title:”"),
      ("date:2026-02-30", "     ^^^^^^^^^^", "“2026-02-30” is no date"),
      ("date:2026-13 x", "     ^^^^^^^", "“2026-13” is no date"),
      ("date:2026-02..2026-01", "     ^^^^^^^^^^^^^^^^", "“2026-02..2026-01” ends before it begins"),
      ("date:soon", "     ^^^^", "“soon” is no date"),
      ("date:\"\" x", "^^^^^", "nothing to look for after “date:”"),
      ("date:..", "     ^^", "“..” is no date"),
      ("a) b", " ^", "nothing is open that this “)” could close"),
      ("a (b", "  ^", "this “(” is not closed"),
      ("a OR", "  ^^", "“OR” needs something to look for beside it"),
      ("OR a", "^^", "“OR” needs something to look for beside it"),
      ("(a OR ) b", "   ^^", "“OR” needs something to look for beside it"),
      ("a NOT", "  ^^^", "“NOT” needs something to look for beside it"),
      ("a AND", "  ^^^", "“AND” needs something to look for beside it"),
      ("AND a", "^^^", "“AND” needs something to look for beside it"),
      ("a AND AND b", "  ^^^", "“AND” needs something to look for beside it"),
      ("a AND OR b", "  ^^^", "“AND” needs something to look for beside it"),
      ("is:qoute", "   ^^^^^", "no “qoute” among what “is:” finds"),
      ("a is:(quote OR \"x y\")", "                ^^^", "no “x y” among what “is:” finds"),
    ])
  func mistakes(text: String, carets: String, message: String) {
    let error = #expect(throws: QueryError.self) { try Query(text, fields: TestField.all) }
    guard let error else { return }
    #expect(!error.suggestion.isEmpty)
    let shown =
      String(repeating: " ", count: error.span.start) + String(repeating: "^", count: error.span.count)
    #expect(shown == carets)
    #expect(error.message == message)
  }

  @Test(
    "an unknown field gets the nearest name",
    arguments: [("speker", "speaker"), ("pers", "person"), ("tilte", "title"), ("dates", "date")])
  func nearestField(typed: String, meant: String) {
    let error = #expect(throws: QueryError.self) { try Query("\(typed):x", fields: TestField.all) }
    #expect(error?.suggestion == "did you mean “\(meant):”?")
  }

  @Test("a name like no field gets the list of fields")
  func listOfFields() {
    let error = #expect(throws: QueryError.self) { try Query("zzzzzz:x", fields: TestField.all) }
    #expect(error?.suggestion == "the fields are title: text: quote: speaker: person: outlet: date: is:")
  }

  @Test(
    "what to write instead is told",
    arguments: [
      ("date:2026-02..2026-01", "write date:2026-01..2026-02"), ("is:qoute", "write is:quote"),
      ("is:xyzxyz", "write is:quote or is:starred"),
      ("a)", "leave it out, or add “(” before what belongs together"),
      ("a \"b", "add “\"” at the end"), ("/a(/", "write “\\(” for the character"),
    ])
  func suggestions(text: String, suggestion: String) {
    let error = #expect(throws: QueryError.self) { try Query(text, fields: TestField.all) }
    #expect(error?.suggestion == suggestion)
  }

  @Test(
    "while typing the last word may go on, and an end that can become right is no error",
    arguments: [
      ("korea su", "(and korea su*)"), ("korea ", "korea"), ("korea,", "korea"),
      ("\"right si", "\"right si*\""),
      ("\"right side\"", "\"right side\""), ("full-sc", "\"full sc*\""), ("title:su", "title:su*"),
      ("title:", ""),
      ("a -", "a"), ("a -b", "(and a (not b*))"), ("a OR", "a"), ("a NOT ", "a"), ("(a OR b", "(or a b*)"),
      ("date:2026-", ""), ("date:2026-0", ""), ("date:jan", ""),
      ("date:2026-01", "date:2026-01-01..2026-01-31"),
      ("a AND", "a"), ("is:q", "is:q*"), ("is:quote", "is:quote*"), ("is:\"", ""),
      ("date:2026-01-04.", ""), ("date:2026-01-04..", "date:2026-01-04.."), ("\"", ""),
    ])
  func typing(text: String, tree: String) throws {
    #expect(try Query(text, fields: TestField.all, lastWord: .beingTyped).description == tree)
  }

  @Test(
    "while typing, what cannot become right is an error",
    arguments: ["a) b", "speker:x", "date:soon", "AND a", "is:x", "is:qoute a"])
  func typingMistakes(text: String) {
    #expect(throws: QueryError.self) { try Query(text, fields: TestField.all, lastWord: .beingTyped) }
  }

  @Test("what nobody types is refused before it costs anything", arguments: ["(", "a ", "-", "\"a\" OR "])
  func excess(piece: String) {
    for count in [200, 1_000_000] {
      let text = String(repeating: piece, count: count)
      let query = try? Query(text, fields: TestField.all, lastWord: .beingTyped)
      #expect(query == nil || text.utf8.count <= Query.maximumLength)
    }
  }

  @Test("any text is read or refused at a place inside it", arguments: 0..<20)
  func anyText(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let index = Index([TestDocument("# a b\n“x y” z", speakers: ["x"], days: 0...1)])
    let pieces = [
      "a", "b*", " ", "  ", "\"", "“", "”", "-", "−", "(", ")", "OR", "AND", "NOT", " OR ", " NOT ", ":",
      "title:", "date:",
      "date:..", "2026-", "speaker:", "nofield:", "*", ".", "'s", "é", "\u{301}", "中", "\u{A0}", "\u{0}", "😀",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...9, using: &dice)).map { _ in dice.pick(pieces) }.joined()
      for lastWord in [Query.LastWord.complete, .beingTyped] {
        do throws(QueryError) {
          let query = try index.query(text, lastWord: lastWord)
          #expect(index.search(query).documentCount <= 1)
        } catch {
          #expect(error.span.end <= text.utf8.count && !error.span.isEmpty, "\(text)")
        }
      }
    }
  }
}
