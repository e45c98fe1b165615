using System.Globalization;

namespace Programme.Tests;

/// <summary>Shares of the synthetic programme's authorities over the trial, as <c>R/authority_shares.R</c> computed them.</summary>
internal static class AuthorityShares
{
    private static readonly Dictionary<string, string[]> Rows = File
        .ReadLines(Path.Combine(Support.Source.Root, "tests/Outcomes/Contacts/R/authority_shares.csv")).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(cells => cells[0]);

    public static IEnumerable<string> Codes => Rows.Keys.Order(StringComparer.Ordinal);

    public static (double Lower, double Upper) OfR(string laCode) => (Number(Rows[laCode][6]), Number(Rows[laCode][7]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
