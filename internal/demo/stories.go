package demo

import (
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// lastSymbol is the symbol assigned by the last step of the last story. If it exists, everything has
// been filed.
const lastSymbol models.Symbol = "DEMO/W/1/Rev.3"

type story struct {
	name string
	run  func(*stage)
}

// stories lists the stories in order of their first day. The numbers in comments are the rows of
// the public record on which the stories are based.
func stories() []story {
	return []story{
		{"one text, three symbols, three bodies", threeSymbols},    // 33
		{"reinvigorating the discussions", reinvigorating},         // 1
		{"tabled again in four more bodies", tabledAgain},          // 2
		{"fourteen Members, five bodies", fourteen},                // 6
		{"exploratory work in three languages", exploratory},       // 26
		{"the moratorium on the agenda", moratorium},               // 27
		{"on behalf of a group", onBehalf},                         // 28
		{"five sponsors, then eleven, then fifteen", transparency}, // 30, 31, 32
		{"groups join a waiver", waiver},                           // 34
		{"leaving and joining again", leaving},                     // invented
	}
}

func english(text string) tracker.LocalizedInput {
	return tracker.LocalizedInput{Language: models.English, Text: text}
}

func french(text string) tracker.LocalizedInput {
	return tracker.LocalizedInput{Language: models.French, Text: text}
}

func threeSymbols(s *stage) {
	p := s.create("2011-07-01", "CUB", "ECOMMERCE", []string{"ECU", "NIC"},
		paper{models.English, "Effective participation of developing countries in electronic commerce as a means to combat poverty", "poverty"})
	s.aim("2011-07-01", p, "CUB", "", "GC", "CTG", "CTD")
	s.circulate("2011-07-01", p, "CUB", tracker.CirculateRevision{Symbols: []string{"WT/GC/W/635", "G/C/W/650", "WT/COMTD/W/179"}})
}

func reinvigorating(s *stage) {
	p := s.create("2016-07-14", "JPN", "ECOMMERCE", []string{"RUS", "SGP", "TPKM"},
		paper{models.French, "Programme de travail sur le commerce électronique – Relancer les discussions sur le commerce électronique", "ecommerce.fr"},
		paper{models.English, "Work Programme on Electronic Commerce – Reinvigorating Discussions on Electronic Commerce", "ecommerce.en"})
	s.aim("2016-07-14", p, "JPN", "Take up the discussion on electronic commerce again.", "GC")
	s.aim("2016-07-14", p, "JPN", "Results on electronic commerce.", "MC11")
	s.aim("2016-07-14", p, "JPN", "Further work on the questions of their field.", "CTG", "CTS", "TRIPS", "CTD")
	s.suggest("2016-07-14", p, "JPN", tracker.SuggestFollowUp{Kind: models.FollowUpDiscussion, ParagraphNumber: "3.1", Venue: "GC"},
		english("Discussions based on Members' answers."), french("Des discussions fondées sur les réponses des Membres."))
	compilation := tracker.SuggestFollowUp{Kind: models.FollowUpCompilation, ParagraphNumber: "3.1", Responsible: []string{"SECRETARIAT"}}
	s.suggest("2016-07-14", p, "JPN", compilation,
		english("A compilation of the answers, at Members' request."), french("Une compilation des réponses, à la demande des Membres."))
	s.suggest("2016-07-14", p, "JPN", tracker.SuggestFollowUp{Kind: models.FollowUpWorkshop, ParagraphNumber: "4.1"},
		english("Workshops of one or two days with experts."), french("Des ateliers d'un ou deux jours avec des experts."))
	s.suggest("2016-07-14", p, "JPN", tracker.SuggestFollowUp{Kind: models.FollowUpFurtherWork, ParagraphNumber: "5.1"},
		english("Further work in the appropriate bodies."), french("Des travaux supplémentaires dans les organes compétents."))
	s.circulate("2016-07-14", p, "JPN", tracker.CirculateRevision{Symbols: []string{"JOB/GC/96"}, AttributedSymbols: []string{"JOB/GC/96"}})
	s.join("2016-07-18", p, "JPN", "HKG", "PAK")
	s.file("2016-07-20", p, "JPN", tracker.FileRevision{
		Reason: models.ReasonCoAuthorsOnly, CommunicatedOn: s.date("2016-07-14"),
		Notes: []tracker.LocalizedInput{french("La présente révision vise uniquement à ajouter Hong Kong, Chine et le Pakistan comme coauteurs.")},
	})
	s.circulate("2016-07-20", p, "JPN", tracker.CirculateRevision{
		Symbols: []string{"JOB/GC/96/Rev.1"}, AttributedSymbols: []string{"JOB/GC/96/Rev.1"},
	})
}

func tabledAgain(s *stage) {
	p := s.create("2016-07-22", "EU", "ECOMMERCE", nil,
		paper{models.English, "Mapping of trade-policy elements relevant for electronic commerce", "mapping"})
	s.aim("2016-07-22", p, "EU", "", "GC")
	s.circulate("2016-07-22", p, "EU", tracker.CirculateRevision{Symbols: []string{"JOB/GC/97"}, AttributedSymbols: []string{"JOB/GC/97"}})
	s.aim("2017-02-01", p, "EU", "The same map, for the questions of this body.", "CTS", "CTG", "CTD", "TRIPS")
	s.file("2017-02-01", p, "EU", tracker.FileRevision{Reason: models.ReasonRecirculation, Notes: []tracker.LocalizedInput{english("The text is put before four more bodies, unchanged.")}})
	s.circulate("2017-02-01", p, "EU", tracker.CirculateRevision{Symbols: []string{"JOB/IP/21"}})
}

func fourteen(s *stage) {
	others := []string{"COL", "CRI", "HKG", "ISR", "MYS", "MEX", "NGA", "PAK", "PAN", "QAT", "SYC", "SGP", "TUR"}
	p := s.create("2017-02-14", "BRN", "ECOMMERCE", others, paper{models.English, "Electronic commerce and development", "fourteen"})
	s.aim("2017-02-14", p, "BRN", "Discuss what this body can contribute to electronic commerce for development.", "GC", "CTG", "CTS", "TRIPS", "CTD")
	s.circulate("2017-02-14", p, "BRN", tracker.CirculateRevision{})
	s.relate("2017-02-14", p, models.RelatedTo, "JOB/GC/96")
}

func (s *stage) relate(day string, p *models.Proposal, kind models.RelationKind, symbol string) {
	if s.err != nil {
		return
	}
	other, err := s.on(day).Reader.ProposalBySymbol(s.ctx, registry(), symbol, query.Preload{})
	if s.err = err; err != nil {
		return
	}
	_, s.err = s.on(day).RelateProposals(s.ctx, registry(),
		tracker.RelateProposals{From: p.ID, Kind: kind, To: other.ID, IdempotencyKey: s.key()}, query.Preload{})
}

func exploratory(s *stage) {
	p := s.create("2018-04-12", "JPN", "ECOMMERCE", nil,
		paper{models.English, "Joint Statement on Electronic Commerce Initiative – Proposal for the Exploratory Work by Japan", "exploratory"})
	s.aim("2018-04-12", p, "JPN", "", "JSI_ECOM")
	s.circulate("2018-04-12", p, "JPN", tracker.CirculateRevision{Symbols: []string{"JOB/GC/177"}, DocumentNumber: "18-2237"})
}

func moratorium(s *stage) {
	p := s.create("2018-07-12", "IND", "ECOMMERCE", []string{"ZAF"},
		paper{models.English, "Moratorium on customs duties on electronic transmissions: need for a re-think", "moratorium"})
	s.aim("2018-07-12", p, "IND", "Look again at the moratorium.", "GC")
	s.circulate("2018-07-12", p, "IND", tracker.CirculateRevision{Symbols: []string{"WT/GC/W/747"}})
	s.place(s.meet("GC", "2018-07-26"), "4.C", "Moratorium on customs duties on electronic transmissions", "IND", "WT/GC/W/747")
}

func onBehalf(s *stage) {
	p := s.create("2018-07-12", "CAF", "SUBSIDIES", []string{"LDC_GROUP"},
		paper{models.English, "Measures to allow graduated least developed countries with a low national product the benefits of the agreement on subsidies", "graduation"})
	s.aim("2018-07-12", p, "CAF", "", "GC", "CTG")
	s.circulate("2018-07-12", p, "CAF", tracker.CirculateRevision{Symbols: []string{"WT/GC/W/742"}})
}

func transparency(s *stage) {
	title := "Procedures to enhance transparency and strengthen notification requirements under WTO agreements"
	p := s.create("2018-11-01", "USA", "TRANSPARENCY", []string{"EU", "JPN", "ARG", "CRI"}, paper{models.English, title, "transparency"})
	s.aim("2018-11-01", p, "USA", "", "GC", "CTG")
	s.circulate("2018-11-01", p, "USA", tracker.CirculateRevision{Symbols: []string{"JOB/GC/204", "JOB/CTG/14"}})
	s.join("2021-07-01", p, "USA", "AUS", "CAN", "ISR", "NZL", "TPKM", "GBR")
	s.file("2021-07-08", p, "USA", tracker.FileRevision{Reason: models.ReasonTextAndMore}, paper{models.English, title, "transparency-2"})
	second := []string{"JOB/GC/204/Rev.5", "JOB/CTG/14/Rev.5"}
	s.circulate("2021-07-08", p, "USA", tracker.CirculateRevision{Symbols: second, AttributedSymbols: second})
	s.place(s.meet("CTG", "2021-07-09"), "1", "Transparency and notifications", "USA", "JOB/CTG/14/Rev.5")
	s.join("2021-07-09", p, "USA", "CHL", "NOR", "SGP", "CHE")
	s.file("2021-07-28", p, "USA", tracker.FileRevision{
		Reason: models.ReasonCoAuthorsOnly, Notes: []tracker.LocalizedInput{english("This revision is solely to add Chile, Norway, Singapore and Switzerland as co-sponsors.")},
	})
	s.circulate("2021-07-28", p, "USA", tracker.CirculateRevision{Symbols: []string{"JOB/GC/204/Rev.6", "JOB/CTG/14/Rev.6"}})
	s.place(s.meet("GC", "2021-07-28"), "1", "Transparency and notifications", "USA", "JOB/GC/204/Rev.6")
}

func waiver(s *stage) {
	title := "Waiver from certain provisions of the TRIPS Agreement for the prevention, containment and treatment of COVID-19"
	p := s.create("2020-10-02", "IND", "TRIPS_HEALTH", []string{"ZAF"}, paper{models.English, title, "waiver"})
	s.aim("2020-10-02", p, "IND", "A waiver.", "TRIPS")
	s.circulate("2020-10-02", p, "IND", tracker.CirculateRevision{Symbols: []string{"IP/C/W/669"}})
	s.join("2021-03-01", p, "IND", "AFRICAN_GROUP", "LDC_GROUP")
	s.file("2021-05-31", p, "IND", tracker.FileRevision{Reason: models.ReasonTextAndMore}, paper{models.English, title, "waiver-2"})
	s.circulate("2021-05-31", p, "IND", tracker.CirculateRevision{Symbols: []string{"IP/C/W/669/Rev.1"}})
	s.place(s.meet("TRIPS", "2021-05-31"), "1", "Waiver, revised text (informal meeting)", "IND", "IP/C/W/669/Rev.1")
}

// leaving files an invented story, marked as such: a delegation leaves and joins again two
// revisions later, a follow-up is tracked to its end, and questions are answered.
func leaving(s *stage) {
	p := s.create("2022-01-10", "NZL", "TRANSPARENCY", []string{"SGP", "CHE"}, paper{models.English, "Summaries for small delegations (an invented example)", "example"})
	targets := s.aim("2022-01-10", p, "NZL", "Agree to a workshop on summaries.", "GC")
	workshop := s.suggest("2022-01-10", p, "NZL", tracker.SuggestFollowUp{
		Kind: models.FollowUpWorkshop, ParagraphNumber: "2.1", Venue: "GC", Responsible: []string{"NZL", "SECRETARIAT"}, DueOn: s.date("2022-12-31"),
	}, english("A workshop of one day on summaries."))
	s.circulate("2022-01-10", p, "NZL", tracker.CirculateRevision{Symbols: []string{"DEMO/W/1"}})
	s.leave("2022-02-15", p, "CHE")
	s.file("2022-03-01", p, "NZL", tracker.FileRevision{Reason: models.ReasonCoAuthorsOnly, Notes: []tracker.LocalizedInput{english("This revision takes a co-author off the list.")}})
	s.circulate("2022-03-01", p, "NZL", tracker.CirculateRevision{Symbols: []string{"DEMO/W/1/Rev.1"}})
	s.join("2022-04-20", p, "NZL", "NOR")
	s.file("2022-05-02", p, "NZL", tracker.FileRevision{Reason: models.ReasonCoAuthorsOnly, Notes: []tracker.LocalizedInput{english("This revision is solely to add Norway as a co-author.")}})
	s.circulate("2022-05-02", p, "NZL", tracker.CirculateRevision{Symbols: []string{"DEMO/W/1/Rev.2"}})
	s.answer("2022-05-20", p, "SGP", "We read the summaries first, where there are any.")
	s.answer("2022-05-23", p, "NOR", "Minutes reach us late.")
	meeting := s.meet("GC", "2022-06-10")
	s.place(meeting, "7", "Summaries for small delegations", "NZL", "DEMO/W/1/Rev.2")
	s.outcome("2022-06-10", targets["GC"], meeting)
	s.advance("2022-06-10", workshop, tracker.AdvanceFollowUp{Status: models.FollowUpAgreed, Meeting: &meeting.ID, Note: "The council agreed to a workshop of one day."})
	s.advance("2022-09-01", workshop, tracker.AdvanceFollowUp{Status: models.FollowUpScheduled, Note: "Set down for 14 October."})
	s.advance("2022-10-14", workshop, tracker.AdvanceFollowUp{Status: models.FollowUpDone, DocumentSymbol: "DEMO/INF/3"})
	s.join("2022-11-01", p, "NZL", "CHE")
	s.file("2022-11-15", p, "NZL", tracker.FileRevision{Reason: models.ReasonCoAuthorsOnly, Notes: []tracker.LocalizedInput{english("This revision is solely to add Switzerland as a co-author.")}})
	s.circulate("2022-11-15", p, "NZL", tracker.CirculateRevision{Symbols: []string{string(lastSymbol)}})
}

// leave ends a sponsor's first co-authorship.
func (s *stage) leave(day string, p *models.Proposal, by models.Code) {
	key := s.key()
	if s.err != nil {
		return
	}
	seen, err := s.on(day).Reader.Proposal(s.ctx, mission(by), p.ID, query.With(query.CoAuthorships))
	if s.err = err; err != nil {
		return
	}
	for _, spell := range seen.CoAuthorships {
		if s.tracker.Reader.Directory().Code(spell.SponsorID) == by {
			_, s.err = s.on(day).WithdrawCoAuthorship(s.ctx, mission(by),
				tracker.WithdrawCoAuthorship{CoAuthorship: spell.ID, IdempotencyKey: key}, query.Preload{})
			return
		}
	}
}

// answer answers the first question.
func (s *stage) answer(day string, p *models.Proposal, by models.Code, text string) {
	if s.err != nil {
		return
	}
	seen, err := s.on(day).Reader.Proposal(s.ctx, mission(by), p.ID, query.With(query.Questions))
	if s.err = err; err != nil || len(seen.Questions) == 0 {
		return
	}
	_, s.err = s.on(day).AnswerQuestion(s.ctx, mission(by), tracker.AnswerQuestion{
		Question: seen.Questions[0].ID, Texts: []tracker.LocalizedInput{english(text)}, IdempotencyKey: s.key(),
	}, query.Preload{})
}

func (s *stage) outcome(day string, target *models.VenueTarget, meeting *models.Meeting) {
	if s.err != nil {
		return
	}
	_, s.err = s.on(day).RecordOutcome(s.ctx, registry(), tracker.RecordOutcome{
		VenueTarget: target.ID, Kind: models.OutcomeAgreed, DecidedOn: meeting.StartsOn, Meeting: &meeting.ID, IdempotencyKey: s.key(),
	}, query.Preload{})
}
