import FoundationEssentials
import News
import Prose

/// A text with the names that people marked in it, as a line of JSON: either as plain `entities` with a label, or as
/// `clusters` of mentions with a type. Offsets are UTF-8 bytes.
struct AnnotatedItem: Decodable {
  let text: String
  /// Where the annotation ends; what comes after says nothing.
  let gold_end: Int?
  let entities: [LabelledSpan]?
  let clusters: [Cluster]?

  struct LabelledSpan: Decodable {
    let start: Int
    let end: Int
    let label: String
  }

  struct Cluster: Decodable {
    let type: String
    let mentions: [ClusterMention]
  }

  /// A mention of any sort; the name inside it lies between `nstart` and `nend`.
  struct ClusterMention: Decodable {
    let nstart: Int
    let nend: Int
    let kind: String
  }

  /// The annotated part of the text.
  var annotatedText: Text {
    let whole = Text(text)
    return Text(whole[Span(0, min(gold_end ?? whole.utf8.count, whole.utf8.count))])
  }

  /// The names in order of place; of names inside one another the longest.
  var names: [(span: Span, kind: Entity.Kind?)] {
    var all: [(span: Span, kind: Entity.Kind?)] = []
    for entity in entities ?? [] where entity.start < entity.end {
      all.append((Span(entity.start, entity.end), Self.kinds[entity.label]))
    }
    for cluster in clusters ?? [] {
      let kind = Self.kinds[cluster.type]
      for mention in cluster.mentions where mention.kind == "name" && mention.nstart < mention.nend {
        all.append((Span(mention.nstart, mention.nend), kind))
      }
    }
    all.sort { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    var names: [(span: Span, kind: Entity.Kind?)] = []
    for name in all where name.span.start >= names.last?.span.end ?? 0 {
      let trimmed = Self.trimmed(name.span, in: annotatedBytes)
      if !trimmed.isEmpty { names.append((trimmed, name.kind)) }
    }
    return names
  }

  private var annotatedBytes: [UInt8] { Array(text.utf8) }

  /// Without an article before and `'s` after, as the program cuts names.
  private static func trimmed(_ span: Span, in bytes: [UInt8]) -> Span {
    guard span.end <= bytes.count else { return Span(0, 0) }
    var start = span.start
    var end = span.end
    for ending in ["'s", "’s"] where bytes[start..<end].ends(with: ending) { end -= ending.utf8.count }
    for article in ["the ", "The "] where bytes[start..<end].starts(with: article.utf8) { start += 4 }
    return start < end ? Span(start, end) : Span(0, 0)
  }

  private static let kinds: [String: Entity.Kind] = [
    "PERSON": .person, "ORG": .organisation, "PLACE": .place,
    "person": .person, "organization": .organisation, "place": .place,
  ]
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with ending: String) -> Bool {
    count > ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
