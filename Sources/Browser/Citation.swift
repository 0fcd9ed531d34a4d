import News
import Prose

/// How a source is named outside the browser.
public enum CitationStyle: String, Hashable, Sendable, CaseIterable {
  /// “Title”, Outlet, 5 January 2026, address
  case plain
  /// [Title](address), *Outlet*, 5 January 2026
  case markdown
  /// Byline. “Title.” Outlet, January 5, 2026. address. (The Chicago Manual of Style, 17th edition, 14.191)
  case chicago
}

/// An article as a source, in words: what is unknown is left out.
struct Citation {
  private let style: CitationStyle
  private let title: String
  private let outlet: String?
  private let byline: String?
  private let day: Day?
  private let address: String?

  init(_ id: Article.ID, of dossier: Dossier, _ style: CitationStyle) {
    let article = dossier[id]
    self.style = style
    title = ExcerptText.line(article.title?.value ?? article.name)
    outlet = article.outlet.map { ExcerptText.line($0.value) }
    byline = article.byline.map { ExcerptText.line($0.value) }
    day = article.published?.value
    address = article.webAddress
  }

  var text: String {
    switch style {
    case .plain:
      return ["“\(title)”", outlet, day.map(Self.dayFirst), address].compactMap(\.self).joined(
        separator: ", ")
    case .markdown:
      let linked = address.map { "[\(Self.escaped(title))](<\($0)>)" } ?? "“\(Self.escaped(title))”"
      let source = outlet.map { "*\(Self.escaped($0))*" }
      return [linked, source, day.map(Self.dayFirst)].compactMap(\.self).joined(separator: ", ")
    case .chicago:
      let source = [outlet, day.map(Self.monthFirst)].compactMap(\.self).joined(separator: ", ")
      let end = title.last.map { "?!.".contains($0) } == true ? "" : "."
      let parts = [byline.map { $0 + "." }, "“\(title)\(end)”", source.isEmpty ? nil : source + "."]
      return (parts + [address.map { $0 + "." }]).compactMap(\.self).joined(separator: " ")
    }
  }

  /// Words of the article with who said them and where.
  /// - Parameters:
  ///   - words: with the marks they have.
  ///   - speaker: `nil` where nobody is named.
  func text(quoting words: String, by speaker: String?) -> String {
    let source = [speaker, text].compactMap(\.self).joined(separator: ", ")
    switch style {
    case .markdown: return "> \(Self.escaped(words))\n>\n> — \(source)"
    case .plain, .chicago: return "\(words)\n— \(source)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static func dayFirst(_ day: Day) -> String {
    let civil = day.civil
    return "\(civil.day) \(months[civil.month - 1]) \(civil.year)"
  }

  private static func monthFirst(_ day: Day) -> String {
    let civil = day.civil
    return "\(months[civil.month - 1]) \(civil.day), \(civil.year)"
  }

  /// What Markdown would take for its own marks.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "\\`*_[]<>#".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}

extension Article {
  /// Its address on the web, if it has one that can be handed to another program: no other scheme, no blank.
  var webAddress: String? {
    guard let address = url?.value, address.hasPrefix("https://") || address.hasPrefix("http://"),
      address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
      )
    else { return nil }
    return address
  }
}
