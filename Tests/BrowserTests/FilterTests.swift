import News
import Screen
import Testing

@testable import Browser

@Suite("The filter")
struct FilterTests {
  /// What the panes list: articles, events, people, organisations, places, quotes.
  private func counts(_ browsing: Browsing) -> [Int] { Pane.lists.map(browsing.state.count) }

  @Test(
    "f filters by what is selected: every pane lists what the paragraphs that fit hold",
    arguments: [
      ("", "", [3, 4, 2, 2, 1, 4]),
      ("a name: paragraphs that name or quote it", "3jf", [2, 1, 1, 1, 0, 2]),
      ("a place", "5f", [2, 2, 1, 1, 1, 0]),
      ("a quote: its speaker", "6f", [1, 0, 1, 0, 0, 2]),
      ("an article: its outlet", "1jf", [1, 2, 1, 0, 1, 1]),
      ("an event: the paragraphs that tell of it", "2f", [1, 1, 1, 0, 0, 0]),
      ("a result of a search: what the query finds", "/seafarers<Enter>f", [1, 1, 2, 2, 1, 3]),
      ("a range of the timeline: its days, whoever tells of them", "2jvGf", [2, 3, 2, 1, 1, 1]),
      ("where the reader was led to: the speaker", "<Enter>]qf", [1, 0, 1, 0, 0, 2]),
    ])
  func selections(what: String, keys: String, left: [Int]) {
    #expect(counts(Browsing().pressing(keys)) == left, "\(what)")
  }

  @Test("parts narrow; only outlets add up")
  func combining() {
    #expect(counts(Browsing().pressing("1f5f")) == [1, 1, 1, 1, 1, 0])
    let narrowed = Browsing().pressing("1f")
    #expect(narrowed.state.visible.articles == [Article.ID(0)])
    var both = Filter()
    let added = [Filter.Part.outlet("Harbour Gazette"), .outlet("Coast Radio"), .outlet("Coast Radio")].map {
      both.add($0)
    }
    #expect(added == [true, true, false])
    #expect(Visible(Fixture.harbour, both).articles == [Article.ID(0), Article.ID(1)])
  }

  @Test("counts beside names and articles are those of what fits")
  func counting() {
    let browsing = Browsing().pressing("2jf")
    let people = browsing.state.visible.entities(.person).map {
      browsing.state.visible.entityCounts[$0.index]
    }
    #expect(people.isEmpty, "nobody is named where the strike begins")
    let teo = Browsing().pressing("3jf").state
    let counts = teo.visible.entities(.person).map { teo.visible.entityCounts[$0.index] }
    #expect(counts == [Visible.EntityCounts(mentions: 2, quotes: 2, articles: 2)])
    #expect(teo.visible.quoteCounts == [1, 1, 0])
  }

  @Test("x drops what was added last, F clears all and brings it back")
  func dropping() {
    let browsing = Browsing().pressing("3jf1f")
    #expect(browsing.state.filter.parts.count == 2)
    #expect(browsing.pressing("x").state.filter.parts.count == 1)
    #expect(browsing.pressing("xx").state.filter.isEmpty)
    #expect(browsing.pressing("xxx").state.notice?.text.contains("no filter") == true)
    #expect(browsing.pressing("F").state.filter.isEmpty)
    #expect(browsing.pressing("FF").state.filter == browsing.state.filter)
    #expect(Browsing().pressing("F").state.notice?.text.contains("no filter") == true)
    #expect(browsing.pressing("f").state.notice?.text.contains("already") == true)
  }

  @Test("J, ]q and n go only where the filter lets them")
  func stepping() {
    #expect(Browsing().pressing("3jf1<Enter>JJ").state.notice?.text == "this is the last article")
    let quotes = Browsing().pressing("3jf1<Enter>]q")
    #expect(
      quotes.state.quote.map { quotes.state.dossier.text(quotes.state.dossier[$0].passage).prefix(5) }
        == "“more")
    let mentions = Browsing().pressing("1f3")
    #expect(mentions.state.walk?.count == 2)
    #expect(mentions.state.walk?.articles == [Article.ID(0)])
  }

  @Test("a search looks through what fits, also when the filter changes below it")
  func searching() {
    #expect(Browsing().pressing("/strike<Enter>").state.search.results?.articles.count == 3)
    #expect(Browsing().pressing("1f/strike<Enter>").state.search.results?.articles.count == 1)
    let cleared = Browsing().pressing("1f/strike<Enter>F")
    #expect(cleared.state.search.results?.articles.count == 3)
    #expect(cleared.state.walk?.articles.count == 3)
  }

  @Test("the lists keep what they had selected, where it still fits")
  func keeping() {
    let browsing = Browsing().pressing("6GF3jf")
    #expect(browsing.state.selectedIndex(.quotes) == 1)
    #expect(browsing.pressing("F").state.selectedIndex(.quotes) == 3)
    #expect(browsing.pressing("F").state.selectedIndex(.people) == 1)
  }

  @Test("H goes back to the filter and the search that were there, L forward to those that came after")
  func history() {
    let browsing = Browsing().pressing("3jf/tomorrow<Enter>q")
    #expect(browsing.pressing("H").state.filter.parts.count == 1)
    #expect(browsing.pressing("HH").state.filter.isEmpty)
    #expect(browsing.pressing("HHLL").state.filter.parts.count == 1)
  }

  @Test("Esc and v leave a range; it has no place but the timeline")
  func ranges() {
    #expect(Browsing().pressing("2vj").state.range == 0...1)
    #expect(Browsing().pressing("2jvk").state.range == 0...1)
    #expect(Browsing().pressing("2vj<Esc>").state.range == nil)
    #expect(Browsing().pressing("2vjv").state.range == nil)
    #expect(Browsing().pressing("v").state.notice?.text.contains("timeline") == true)
  }

  @Test("a newer dossier keeps the parts it still has, by name")
  func reloading() {
    var browsing = Browsing().pressing("5f3f")
    #expect(browsing.state.filter.parts.map(browsing.state.filterLabel) == ["Port Ostrow", "Mara Lindqvist"])
    browsing.send(.loaded(Fixture.dossier([Fixture.secondSource]), .complete))
    #expect(browsing.state.filter.parts.map(browsing.state.filterLabel) == ["Port Ostrow"])
  }
}
