import News
import Prose
import Screen

/// A list of people, organisations or places: mentions, quotes, articles.
struct EntitiesPane {
  let state: BrowserState

  private static let nameColumns = 16

  func draw(_ id: Entity.ID, in rect: Rect, style: Style, on frame: inout Frame) {
    let entity = state.dossier[id]
    let visible = state.visible.entityCounts[id.index]
    let counts = StyledText(
      Columns.padded("\(visible.mentions)×", to: mentionColumns(id), aligned: .right)
        + Columns.padded(visible.quotes > 0 ? "\(visible.quotes)”" : "·", to: 5, aligned: .right)
        + Columns.padded("\(visible.articles) art", to: articleColumns(in: rect), aligned: .right),
      style.with(.faint))
    let left = state.speakerMark(of: id, style: style)
    frame.write(left, at: rect.origin)
    let room = rect.inset(left: 3, right: counts.columns + 1)
    let role = entity.roles.first.map { "  " + $0 } ?? ""
    let signs = state.signs(state.dossier.notes.remarks(on: id), entity.origin)
    let signColumns = signs.isEmpty ? 0 : Columns.width(of: signs) + 1
    var used = frame.write(clipping: entity.name, in: room.inset(right: signColumns), style)
    if !signs.isEmpty { used += frame.write(clipping: " " + signs, in: room.inset(left: used), style) }
    // Where there is room for most names and a role beside them, roles stand below each other.
    let start = room.columns >= Self.nameColumns + 14 ? max(used, Self.nameColumns) : used
    if room.columns - start > 12 {
      frame.write(clipping: role, in: room.inset(left: start), style.with(.faint))
    }
    frame.write(right: counts, in: rect)
  }
}

extension EntitiesPane {
  /// As many as the largest number in the list takes, and a blank before it.
  private func mentionColumns(_ id: Entity.ID) -> Int {
    let first = state.visible.entities(state.dossier[id].kind).first ?? id
    return max(5, "\(state.visible.entityCounts[first.index].mentions)× ".count)
  }

  /// As many as the largest number takes there can be, and a blank before it.
  private func articleColumns(in rect: Rect) -> Int {
    max(rect.columns < 40 ? 7 : 8, "\(state.visible.articles.count) art".utf8.count + 1)
  }
}

extension BrowserState {
  /// `▎A`: the bar and the letter of a speaker; blanks for who is not quoted.
  func speakerMark(of entity: Entity.ID?, style: Style) -> StyledText {
    guard let entity, let rank = dossier.speakerRank(of: entity) else { return StyledText("   ", style) }
    let hue = Style(.speaker(rank), style.emphasis)
    return StyledText("▎\(Self.letter(rank)) ", hue)
  }

  /// A, B, C… for the 26 most quoted; a middle dot beyond.
  static func letter(_ rank: Int) -> String {
    guard rank < 26, let scalar = Unicode.Scalar(0x41 + rank) else { return "·" }
    return String(Swift.Character(scalar))
  }
}
