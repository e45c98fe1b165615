using Programme.Outcomes;

namespace Programme.Tests;

/// <summary>One outcome of several flags, and flags of the sector's text.</summary>
public sealed class ContactPrecedenceTests
{
    [Theory]
    [InlineData("NFA", "Nfa")]
    [InlineData("NFA,ADVICE", "AdviceOnly")]
    [InlineData("NFA,ADVICE,OLA_CP", "Other")]
    [InlineData("MISSING", "Other")]
    [InlineData("PRIVATE_FOSTERING,OTHER_OUTCOMES_EXIST", "ToEarlyHelp")]
    [InlineData("OTHER_OUTCOMES_EXIST,EXISTING_REFERRAL,NFA", "OnOpenCase")]
    [InlineData("EXISTING_REFERRAL,CP_ENQUIRY", "ToReferral")]
    [InlineData("NEW_REFERRAL,NFA", "ToReferral")]
    [InlineData("", "Other")]
    public void What_goes_furthest_counts(string flags, string outcome)
    {
        var json = $"{{{string.Join(',', flags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(flag => $"\"{flag}\":\"Y\""))}}}";

        Assert.Equal(outcome, ContactPrecedence.Outcome(Parsed(json)!.Value).ToString());
    }

    [Theory]
    [InlineData("""{"NFA":"N","ADVICE":"","TOTAL_NO_OF_OUTCOMES":2,"MISSING":null}""", 0)]
    [InlineData("""{"NFA":"Y","ADVICE":"N"}""", 8)]
    [InlineData("""{"NFA":"yes"}""", null)]
    [InlineData("""{"NFA":1}""", null)]
    [InlineData("""{"SOMETHING":"N"}""", null)]
    [InlineData("[]", null)]
    [InlineData("", 0)]
    [InlineData("NULL", 0)]
    [InlineData("""{"NFA_FLAG":"Y","ADVICE_FLAG":"","NUMBER_OF_OUTCOMES":1,"COMMENTS":"spoke to A Person"}""", 8)]
    [InlineData("""{"OUTCOME_NFA_FLAG":"Y"}""", 8)]
    [InlineData("""{"outcome_advice_flag":"y","nfa":"n"}""", 64)]
    [InlineData("""{"NFA_FLAGS":"Y"}""", null)]
    [InlineData("""{"NFA_FLAG":"Y","NFA_FLAG":"N"}""", null)]
    [InlineData("""{"NFA_FLAG":"","NFA":"Y"}""", null)]
    [InlineData("""{"NFA_FLAG":"Y","NFA":"Y"}""", 8)]
    [InlineData("{", null)]
    public void Flags_are_Y_N_or_empty_and_known(string json, int? flags) => Assert.Equal(flags, (int?)Parsed(json));

    private static ContactFlags? Parsed(string json) => ContactFlagsText.TryParse(json, out var flags, out _) ? flags : null;
}
