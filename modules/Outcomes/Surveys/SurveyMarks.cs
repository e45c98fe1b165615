using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What stands for people and codes in the tables of surveys: HMAC-SHA-256 with keys derived from <c>keys/sealing.key</c>, so that
/// nobody can try references or codes without it. The same person has the same mark in all waves. See decision 0037.</summary>
internal sealed class SurveyMarks(Sealing sealing)
{
    public string OfPerson(string leadRef) => sealing.Mark(leadRef, "survey/person");

    public string OfCode(string code) => sealing.Mark(SurveyCodeText.Bare(code), "survey/code");

    /// <summary>What is hashed with the lines of a part of a lock.</summary>
    public string OfLock(string part) => sealing.Mark(part, "lock/part");
}
