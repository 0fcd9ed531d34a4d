import News
import Search

/// The query language, made from the tables that it is read by.
enum SyntaxReport {
  static var text: String {
    let forms = QuerySyntax.all.map { (form: $0.form, meaning: $0.meaning, example: Optional($0.example)) }
    let fields = DossierField.fields.map { (form: $0.name + ":", meaning: $0.help, example: String?.none) }
    let width = (forms + fields).map(\.form.unicodeScalars.count).max() ?? 0
    func lines(_ rows: [(form: String, meaning: String, example: String?)]) -> [String] {
      rows.flatMap { row in
        let padding = String(repeating: " ", count: width - row.form.unicodeScalars.count)
        let indent = String(repeating: " ", count: width + 4)
        return ["  \(row.form)\(padding)  \(row.meaning)"] + (row.example.map { [indent + $0] } ?? [])
      }
    }
    return printable(["A query is made of:"] + lines(forms) + ["", "The fields are:"] + lines(fields))
  }
}
