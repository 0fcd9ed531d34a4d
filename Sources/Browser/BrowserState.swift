public import News
import Prose
public import Screen
import Search

/// Everything the browser knows: a value. `update` is the only writer, `render` shows it.
public struct BrowserState: Sendable {
  public internal(set) var dossier: Dossier
  /// The dossier as it was found, and what the reader has written on it.
  var desk: Desk
  public let settings: Settings
  var filter = Filter()
  /// The filter that was cleared last, to bring back.
  var clearedFilter = Filter()
  /// What the filter leaves of the dossier.
  var visible: Visible { didSet { revision += 1 } }
  /// Counts what was shown anew: with the same number, rows with the same index are the same.
  private(set) var revision = 0
  /// Where a range of the timeline begins: a row.
  var rangeStart: Int?
  /// What the dossier is called: the folder's name.
  let name: String
  public internal(set) var size: Size
  var loading: Loading = .reading("reading")
  /// Where the reader was another day, until the dossier is there or a key is pressed.
  var returning: Session?
  /// Whether a complete dossier shows, as it does while a newer one is made.
  var hasFindings = false
  /// What a dossier brought whose findings are still being made.
  var arrival: ArrivalNews?
  /// Whether the files could not be read the last time.
  var isCutOff = false

  /// The pane that has the keyboard.
  public internal(set) var focus = Pane.articles
  /// The list that has or had the keyboard last.
  var list = Pane.articles
  /// The list of names, or the quotes, that the rail shows.
  var names = Pane.people
  var isZoomed = false
  var cursors: [Pane: ListCursor] = [:]
  var reader = ReaderState()
  var quote: Quote.ID?
  var search = SearchState()
  /// The reader's highlight rules, and where their hits are.
  var highlights: Highlights
  /// What earlier sessions left, and this one will leave.
  var memory: Memory
  /// What the outside has not been asked to keep yet.
  var unkept: [Effect] = []
  /// A line the reader is asked to type.
  var question: Question?
  var walk: Walk?
  var history = History()
  var overlay: Overlay?
  /// The prompt for a name, while it is open.
  var picker: PickerState?
  /// Columns that outlets take in lists of one row an item; 0 where no article says who published it.
  var outletColumns = 0
  var pendingKeys: [Key] = []
  /// The count that was typed before the next key.
  var repetition: Int?
  /// What the next key is a letter for.
  var awaited: AwaitedLetter?
  /// Whether what can follow the pending keys shows.
  var showsFollowing = false
  /// The key that the command which runs was called with.
  var lastKey: Key?
  var lastStep: Step?
  var marks: [Unicode.Scalar: History.Place] = [:]
  var notice: Notice?
  /// Whether another key has been pressed: asked in the midst of a search that it makes needless.
  public var isKeyWaiting: @Sendable () -> Bool = { false }
  /// Whether the mouse is the browser's; else the terminal selects text with it.
  var isMouseTaken = false

  enum Loading: Hashable, Sendable {
    /// At what, in words.
    case reading(String)
    /// Articles and search are there.
    case finding
    case done
    case failed(String)
  }

  /// A line for the reader, shown until the next key.
  struct Notice: Hashable, Sendable {
    let text: String
    let role: Role

    init(_ text: String, _ role: Role = .notice) {
      self.text = text
      self.role = role
    }
  }

  /// - Parameter session: where the reader was in the dossier the last time.
  public init(
    name: String, size: Size, settings: Settings = Settings(), memory: Memory = Memory(),
    session: Session? = nil
  ) {
    returning = session
    self.name = name
    self.settings = settings
    self.memory = memory
    self.size = size
    isMouseTaken = settings.takesMouse
    let dossier = Dossier(articles: [], index: Index())
    self.dossier = dossier
    desk = Desk(dossier)
    visible = Visible(dossier, Filter())
    highlights = Highlights(in: dossier)
    if let problem = settings.problems.first {
      let place = problem.path + (problem.line.map { ":\($0)" } ?? "")
      notice = Notice("\(place): \(problem.message); ! shows all", .warning)
    }
  }

  // MARK: Keys

  /// Whether more keys are awaited. After a moment of waiting, `Message.paused` shows which.
  public var isKeyPending: Bool { !pendingKeys.isEmpty || awaited != nil }

  /// What was typed of an unfinished command: `12g`.
  var pendingLabel: String {
    let letters = awaited.map { $0 == .toMark ? "m" : "'" } ?? pendingKeys.map(\.label).joined()
    return (repetition.map { String($0) } ?? "") + letters
  }

  // MARK: What the panes list

  var articleCount: Int { dossier.articles.count }

  /// The entities of a pane of names.
  func entities(_ pane: Pane) -> [Entity.ID] {
    switch pane {
    case .people: visible.entities(.person)
    case .organisations: visible.entities(.organisation)
    case .places: visible.entities(.place)
    case .articles, .timeline, .quotes, .results, .reader: []
    }
  }

  func count(_ pane: Pane) -> Int {
    switch pane {
    case .articles: visible.articles.count
    case .timeline: visible.events.count
    case .people, .organisations, .places: entities(pane).count
    case .quotes: visible.speech.count
    case .results: search.results?.articles.count ?? 0
    case .reader: 0
    }
  }

  /// What a pane lists without a filter.
  func wholeCount(_ pane: Pane) -> Int {
    switch pane {
    case .articles: articleCount
    case .timeline: dossier.events.count
    case .people: dossier.entities(.person).count
    case .organisations: dossier.entities(.organisation).count
    case .places: dossier.entities(.place).count
    case .quotes: dossier.speech.count
    case .results, .reader: count(pane)
    }
  }

  func cursor(_ pane: Pane) -> ListCursor { cursors[pane] ?? ListCursor() }

  /// The item a list has selected; `nil` where it is empty.
  func selectedIndex(_ pane: Pane) -> Int? {
    let count = count(pane)
    return count > 0 ? min(cursor(pane).selected, count - 1) : nil
  }

  var layout: Layout {
    Layout(
      size,
      Layout.Content(
        focus: focus, list: list, names: names, isZoomed: isZoomed,
        isWalking: walk.map { $0.count > 0 } ?? false, choice: settings.layout,
        presentation: settings.presentation,
        measure: settings.measure,
        counts: Dictionary(uniqueKeysWithValues: (Pane.lists + [.results]).map { ($0, count($0)) })))
  }

  /// Where the reader is: the passage it was led to, or the text at the top of its window.
  var place: Passage? {
    reader.article.map { Passage($0, reader.pointed ?? Span(reader.topOffset, reader.topOffset)) }
  }
}
