extension Frame {
  /// The screen as lines of text, blanks at their ends left out.
  public var text: String {
    plane { cell in
      var characters = String.UnicodeScalarView()
      if let base = Unicode.Scalar(cell.base) { characters.append(base) }
      characters.append(contentsOf: cell.marks)
      return String(characters)
    }
  }

  /// The screen's styles as lines of text: one letter per role (`Role.letter`) under each cell that is not blank, upper
  /// case where it is selected. A selected row without a letter of its own shows `S`.
  public var styles: String {
    plane { cell in
      let isSelected = cell.style.emphasis.contains(.selected)
      let letter = cell.base == 0x20 && !isSelected ? " " : cell.style.role.letter
      let shown = isSelected ? (letter.isLetter ? letter.uppercased() : "S") : String(letter)
      return cell.width == 2 ? shown + shown : shown
    }
  }

  private func plane(_ show: (Cell) -> String) -> String {
    (0..<size.rows).map { row in
      var line = self.row(row).lazy.filter { !$0.isContinuation }.map(show).joined()
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
