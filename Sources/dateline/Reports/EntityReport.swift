import News
import Prose

/// A person, organisation or place with all its names.
struct EntityReport: Report {
  let dossier: Dossier
  let id: Entity.ID

  private var entity: Entity { dossier[id] }

  var text: String {
    let mentions = counted(entity.mentions.count, "mention")
    let articles = counted(dossier.articles(mentioning: id).count, "article")
    let quotes = dossier.quotes(by: id).count
    let said = quotes > 0 ? ", " + counted(quotes, "quote") : ""
    var lines = [
      "\(entity.name), \(entity.kind.rawValue), \(mentions) in \(articles)\(said)\(entity.origin.words)"
    ]
    if !entity.roles.isEmpty { lines.append("  " + entity.roles.joined(separator: "; ")) }
    let others = entity.aliases.filter { $0.form != entity.name }
    if !others.isEmpty {
      lines.append("  as " + others.map { "\($0.form) (\($0.count))" }.joined(separator: ", "))
    }
    return printable(lines)
  }

  var records: [JSON] {
    [
      .record(
        "entity",
        [
          "kind": .string(entity.kind.rawValue), "name": .string(entity.name),
          "aliases": .array(entity.aliases.map { ["form": .string($0.form), "count": .integer($0.count)] }),
          "roles": .strings(entity.roles), "origin": .string(entity.origin.rawValue),
          "mentions": .array(entity.mentions.map(record)),
        ])
    ]
  }

  private func record(of mention: Mention) -> JSON {
    [
      "article": .string(dossier[mention.passage.article].name),
      "start": .integer(mention.passage.span.start),
      "end": .integer(mention.passage.span.end), "text": .string(dossier.text(mention.passage)),
      "rule": .string(mention.rule),
    ]
  }
}
