import Prose
import TestSupport
import Testing

@testable import Search

@Suite("An index with documents replaced is one made anew")
struct UpdateTests {
  @Test("on random sequences of replacing, adding and removing", arguments: 0..<60)
  func agrees(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 104_729 &+ 3)
    var documents = (0..<Int.random(in: 0...9, using: &dice)).map { _ in dice.document() }
    var index = Index(documents, cutAfter: (0..<9).filter { _ in dice.chance(30) })
    for _ in 0..<12 {
      let first = Int.random(in: 0...documents.count, using: &dice)
      let end = min(documents.count, first + Int.random(in: 0...2, using: &dice))
      let new = (0..<dice.pick([0, 1, 1, 2])).map { _ in dice.document() }
      documents.replaceSubrange(first..<end, with: new)
      index = index.replacing(first..<end, with: new.map(\.document))
      try check(index, Index(documents), documents, &dice)
    }
  }

  private func check(
    _ index: Index, _ fresh: Index, _ documents: [TestDocument], _ dice: inout Dice
  ) throws {
    #expect(
      index.documentCount == fresh.documentCount && index.ranking.saturations == fresh.ranking.saturations)
    let text = { Text(documents[$0].text) }
    for _ in 0..<12 {
      let typed = dice.query()
      let query = try fresh.query(typed, lastWord: dice.chance(30) ? .beingTyped : .complete)
      // What is always printed with a capital is remembered from documents that are gone.
      guard query.root.map(index.resolved) == query.root.map(fresh.resolved) else { continue }
      for counting in [Results.Counting.hits, .documents] {
        let results = index.search(query, counting: counting, text: text)
        let expected = fresh.search(query, counting: counting, text: text)
        #expect(results.matches == expected.matches, "\(typed)")
        #expect(results.documentCount == expected.documentCount, "\(typed)")
        #expect(results.hitCount == expected.hitCount, "\(typed)")
      }
      for number in documents.indices {
        #expect(
          index.hits(of: query, in: number, text: text(number))
            == fresh.hits(of: query, in: number, text: text(number)))
      }
    }
    let all = Array(documents.indices)
    for field in TestField.all.indices {
      #expect(
        index.names(in: field, matching: "", limit: 9) == fresh.names(in: field, matching: "", limit: 9))
      #expect(index.facets(in: field, of: all, limit: 9) == fresh.facets(in: field, of: all, limit: 9))
      #expect(index.days(in: field, of: all) == fresh.days(in: field, of: all))
    }
    #expect(index.completions(of: "a", at: 1, limit: 40) == fresh.completions(of: "a", at: 1, limit: 40))
    #expect(index.suggestion(for: "ledaers scael") == fresh.suggestion(for: "ledaers scael"))
    if let first = documents.first {
      let like = index.documentsLike(0, text: Text(first.text), limit: 9)
      #expect(like == fresh.documentsLike(0, text: Text(first.text), limit: 9))
    }
  }

  @Test("one document is replaced where it stands, and its own piece takes no further one")
  func pieces() throws {
    let documents = (0..<10).map { TestDocument("report \($0)") }
    var index = Index(documents)
    for round in 0..<5 { index = index.replacing(4, with: TestDocument("note \(round)").document) }
    #expect(index.pieces.count == 3 && index.segments.count == 2 && !index.isFragmented)
    #expect(try index.matching("note") == [4])
    #expect(try index.matching("report") == [0, 1, 2, 3, 5, 6, 7, 8, 9])
    for number in 0..<10 { index = index.replacing(number, with: TestDocument("memo").document) }
    #expect(index.segments.count == 10)
    #expect(index.replacing(0..<10, with: []).documentCount == 0)
    #expect(index.replacing(20..<30, with: [TestDocument("late").document]).documentCount == 11)
  }
}
