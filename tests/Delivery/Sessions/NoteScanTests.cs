using Programme.Delivery;

namespace Programme.Tests;

public sealed class NoteScanTests
{
    [Theory]
    [InlineData("Discussed KCSIE and the MASH threshold; Early Help agreed.")]
    [InlineData("Section 47 enquiry explained, next step Strategy Discussion.")]
    [InlineData("Moved from Monday to Wednesday in March because of Half Term.")]
    [InlineData("Reviewed the Child Protection Conference process with the Deputy Designated Safeguarding Lead.")]
    [InlineData("Good session. Talked about thresholds, workload and wellbeing.")]
    [InlineData("Year 9 and Year 10 cases; KS3 and KS4 themes. CAMHS wait is 12 weeks.")]
    [InlineData("Operation Encompass notices arrive late. We asked the Front Door for advice.")]
    [InlineData("Agreed three actions: policy review, briefing of deputies, threshold check.")]
    [InlineData("Academic year 2021-22 compared with 2020-2021, 45 contacts against 30.")]
    [InlineData("Plan for the Virtual School Head to join in June. May be online.")]
    [InlineData("MS Teams failed for ten minutes, then fine.")]
    [InlineData("Child In Need plans and Family Group Conference explained.")]
    [InlineData("Talked about domestic abuse (Operation Encompass) and FGM duty.")]
    [InlineData("Rang 3 times. 10:30 start, 90 min, room 12.")]
    [InlineData("S47 3rd case discussed.")]
    [InlineData("Could not meet before 25 December; next on 12 January.")]
    [InlineData("A Level pupils and Sixth Form; I will send Working Together 2018.")]
    [InlineData("")]
    public void What_names_nobody_is_accepted(string note) => Assert.Null(NoteScan.Find(note));

    [Theory]
    [InlineData("TITLE", "We spoke with Mrs Ogunleye today")]
    [InlineData("TITLE", "spoke to mr smith")]
    [InlineData("TITLE", "Dr. Patel called")]
    [InlineData("TITLE", "seen by Miss Honey")]
    [InlineData("GIVEN_NAME", "worried about Kayden again")]
    [InlineData("GIVEN_NAME", "Sarah’s plan was late")]
    [InlineData("GIVEN_NAME", "case of OLIVIA")]
    [InlineData("TWO_CAPITALS", "the meeting with Lowri Prytherch went well")]
    [InlineData("TWO_CAPITALS", "Lowri Prytherch attended.")]
    [InlineData("TWO_CAPITALS", "the file of LOWRI PRYTHERCH")]
    [InlineData("INITIALS", "the case of J. Prytherch")]
    [InlineData("INITIALS", "about L Prytherch and the plan")]
    [InlineData("INITIALS", "case L.P. discussed")]
    [InlineData("RELATION", "child K moved away")]
    [InlineData("RELATION", "her mum Lowri rang")]
    [InlineData("SURNAME", "the O'Hanlon case")]
    [InlineData("SURNAME", "the McAllister referral")]
    [InlineData("SURNAME", "two cases, one Smith-Okafor")]
    [InlineData("DATE", "born 12/03/2009 and known to us")]
    [InlineData("DATE", "dob unknown")]
    [InlineData("DATE", "turned sixteen on 3rd of March 2022")]
    [InlineData("DATE", "since 2009-03-12")]
    [InlineData("UPN", "pupil J350400016001 discussed")]
    [InlineData("UPN", "B352424021007")]
    [InlineData("LONG_NUMBER", "pupil A350400016001 discussed")]
    [InlineData("NHS_NUMBER", "943 476 5919 on file")]
    [InlineData("LONG_NUMBER", "case number 4834721")]
    [InlineData("LONG_NUMBER", "ref 12 34 56 78")]
    [InlineData("POSTCODE", "lives in SW1A 1AA")]
    [InlineData("POSTCODE", "near m11ae")]
    [InlineData("TELEPHONE", "ring 0161 496 0123")]
    [InlineData("TELEPHONE", "ring +44 (0)7700 900123")]
    [InlineData("TELEPHONE", "07700900123")]
    [InlineData("EMAIL", "write to lead@school.example")]
    public void What_names_or_identifies_is_found_by_its_rule(string rule, string note) => Assert.Equal(rule, NoteScan.Find(note)?.Rule);

    [Fact]
    public void A_finding_says_where_it_is_and_never_what()
    {
        var found = NoteScan.Find("Spoke about Kayden again")!;

        Assert.Equal((13, 18), (found.From, found.To));
        Assert.StartsWith("characters 13 to 18 look like a name", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Kayden", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_is_short()
    {
        Assert.Null(NoteScan.Find(new string('a', 280)));
        Assert.Equal("TOO_LONG", NoteScan.Find(new string('a', 281))?.Rule);
    }

    [Theory]
    [InlineData("9434765919", "NHS_NUMBER")]
    [InlineData("9434765918", "LONG_NUMBER")]
    [InlineData("J350400016001", "UPN")]
    [InlineData("K350400016001", "LONG_NUMBER")]
    public void Check_digits_and_letters_tell_which_number_it_is(string number, string rule) =>
    Assert.Equal(rule, NoteScan.Find(number)?.Rule);
}
