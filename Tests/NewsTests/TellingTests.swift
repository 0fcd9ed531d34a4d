import Prose
import TestSupport
import Testing

@testable import News

/// What is passed over for speed would have made no difference.
@Suite("Tellings that are passed over")
struct TellingTests {
  @Test("tellings that may not be alike by their outlines are not alike", arguments: TimelineStory.all)
  func outlines(story: TimelineStory) {
    let tellings = DossierTellings(story.articles.map { (Self.tellings(of: $0), []) })
    let words = TellingWords(tellings)
    var comparison = TellingWords.Comparison(words)
    for telling in tellings.facts.indices {
      comparison.choose(telling)
      for other in words.outlines {
        let likeness = comparison.likeness(to: other.telling)
        #expect(comparison.mayBe(Float(likeness), to: other))
        #expect(other.telling != telling || likeness == 0 || abs(likeness - 1) < 1e-9)
      }
    }
  }

  @Test("tellings that share none of their heavy keys are not as like", arguments: TimelineStory.all)
  func heavyKeys(story: TimelineStory) {
    let words = TellingWords(DossierTellings(story.articles.map { (Self.tellings(of: $0), []) }))
    var comparison = TellingWords.Comparison(words)
    for telling in words.outlines.indices {
      comparison.choose(telling)
      for least in [0.3, 0.45, 0.7] {
        let heavy = words.keys[words.range(of: telling, forLikeness: least)]
        for other in words.outlines.indices where comparison.likeness(to: Int32(other)) >= least {
          #expect(words.keys[words.range(of: other)].contains(where: heavy.contains))
        }
      }
    }
  }

  @Test("no words name an event better than was held possible", arguments: TimelineStory.all)
  func labels(story: TimelineStory) {
    for article in story.articles {
      let (text, times) = Self.read(article)
      let label = EventLabel(EventTokens(text, times: times, words: Self.words))
      for draft in Self.tellings(of: article).drafts {
        for kind in [0, draft.kind] + (0..<8).map({ HappeningWords.Kinds(1) << $0 }) {
          guard let candidate = label.candidate(draft, kind: kind) else { continue }
          #expect(candidate.score <= EventLabel.most(draft, kind: kind))
        }
      }
    }
  }

  @Test("a stretch of an article names an event as the whole does", arguments: TimelineStory.all)
  func stretches(story: TimelineStory) {
    for article in story.articles {
      let (text, times) = Self.read(article)
      let whole = EventLabel(EventTokens(text, times: times, words: Self.words))
      for draft in Self.tellings(of: article).drafts {
        let sentence = text.text.sentences[draft.sentence].tokens
        let stretch = sentence.lowerBound..<min(sentence.upperBound + EventLabel.reach, text.numbers.count)
        let part = EventLabel(EventTokens(text, stretch, times: times, words: Self.words))
        let (found, expected) = (part.candidate(draft, kind: 0), whole.candidate(draft, kind: 0))
        #expect(found?.span == expected?.span && found?.score == expected?.score)
        #expect(draft.days == nil || draft.label?.span == expected?.span)
      }
    }
  }

  private static let words = NameFixture.lists.times

  private static func read(_ article: Article) -> (text: ListedText, times: [TimeMention]) {
    let text = NameFixture.lists.listed(TimelineStory.analysis.tokenized(article))
    return (text, times(in: text, published: article.published?.value, words: words))
  }

  private static func tellings(of article: Article) -> ArticleTellings {
    let (text, times) = read(article)
    return News.tellings(in: article, text, times: times, mentions: [], words: words)
  }
}
