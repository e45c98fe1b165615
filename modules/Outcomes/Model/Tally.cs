namespace Programme.Outcomes.Model;

/// <summary>Contacts of one authority in one month, over the schools with a count.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Schools">Schools with both counts.</param>
/// <param name="Advice">contacts_advice_only of these schools; a blank adds nothing.</param>
internal sealed record Tally(string LaCode, string Month, long Total, long Nfa, int Schools, long Advice = 0);
