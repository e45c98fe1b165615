using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.OrTools.Sat;

namespace Programme.Tests;

/// <summary>What one role got of one programme: numbers by place, and the truth, which the solver has of the programmes that it learns
/// from alone.</summary>
internal sealed record Harvest(MadeProgramme Made, IReadOnlySet<string> Treated, IReadOnlyDictionary<string, double> Numbers);

/// <summary>
/// Tries to find arms from everything that a role gets. It knows the program, the register, the list and the rule of the draw, and learns
/// from programmes of its own which numbers at which places are sums over the schools of an arm (of schools, pupils, schools with a number
/// of pupils, free meals, leads and deputies; also as quotients of two numbers beside each other). Of the programme that it attacks it then
/// keeps, of all choices that the draw can give an authority, those under which these sums are right, and searches all authorities at once
/// (OR-Tools) for an allocation in which a school has the other arm.
/// </summary>
internal static class ArmSolver
{
    private static readonly (string Name, Func<MadeSchool, double> Of)[] Measures =
    [
        ("schools", _ => 1), ("pupils", school => school.Pupils ?? 0), ("schools with pupils", school => school.Pupils is null ? 0 : 1),
        ("free meals", school => school.FreeMeals), ("posts", school => 1 + school.Deputies), ("deputies", school => school.Deputies),
    ];

    /// <summary>A number at a place is a sum over an arm; the place has {la} where the authority's code stands.</summary>
    public sealed record Equation(string Place, int Measure, bool OfTreated)
    {
        public string At(string la) => Place.Replace("{la}", la, StringComparison.Ordinal);
    }

    /// <summary>Equations that hold in every programme, though for arms drawn anew that has a chance of less than 1 in a
    /// million.</summary>
    public static List<Equation> Learn(IReadOnlyList<Harvest> harvests)
    {
        var places = harvests.SelectMany(harvest => harvest.Numbers.Keys.Select(place => Anywhere(harvest.Made, place))).ToHashSet();
        return
        [
            .. from place in places
               from measure in Enumerable.Range(0, Measures.Length)
               from treated in new[] { true, false }
               let equation = new Equation(place, measure, treated)
               where Chance(equation, harvests) < 1e-6
               select equation,
        ];
    }

    /// <summary>Schools of which more or fewer than half of the choices that are still possible in their authority treat them, or that a
    /// search over all authorities at once finds to have one possible arm.</summary>
    public static IEnumerable<string> Solve(Harvest harvest, IReadOnlyList<Equation> equations)
    {
        var model = new CpModel();
        var arms = harvest.Made.Schools.ToDictionary(school => school.Urn, school => model.NewBoolVar(school.Urn));
        foreach (var la in harvest.Made.Authorities.ToList())
        {
            var possible = Halves(harvest.Made, la).Where(treated => equations.All(equation => TermsIn(equation, harvest, la)
                .All(number => Same(number, Sum(harvest.Made, la, equation, treated))))).ToList();
            Assert.Contains(possible, treated => treated.IsSubsetOf(harvest.Treated));
            var schools = harvest.Made.Schools.Where(school => school.LaCode == la).ToList();
            model.AddLinearConstraint(LinearExpr.Sum(schools.Select(school => arms[school.Urn])),
                schools.Count / 2, (schools.Count + 1) / 2);
            foreach (var school in schools.Where(school => 2 * possible.Count(treated => treated.Contains(school.Urn)) != possible.Count))
                yield return school.Urn;
        }
        foreach (var equation in equations)
        {
            foreach (var (la, number) in Terms(equation, harvest))
                model.Add(LinearExpr.Sum(Of(harvest, la).Select(school => arms[school.Urn] * (long)Measures[equation.Measure].Of(school)))
                    == (long)Math.Round(equation.OfTreated ? number
                        : Of(harvest, la).Sum(Measures[equation.Measure].Of) - number));
        }
        foreach (var urn in arms.Keys.Where(urn => IsFixed(model, arms[urn], harvest.Treated.Contains(urn))))
            yield return urn;
    }

    private static bool IsFixed(CpModel model, BoolVar arm, bool treated)
    {
        if (treated)
            model.Minimize(arm);
        else
            model.Maximize(arm);
        var solver = new CpSolver { StringParameters = "num_workers:1,max_time_in_seconds:20" };
        Assert.Equal(CpSolverStatus.Optimal, solver.Solve(model));
        return solver.Value(arm) == (treated ? 1 : 0);
    }

    private static IEnumerable<MadeSchool> Of(Harvest harvest, string la) =>
        harvest.Made.Schools.Where(school => la.Length == 0 || school.LaCode == la);

    /// <summary>The numbers of an answer in JSON, or of lines of metrics, and the quotients of numbers beside each other.</summary>
    public static IEnumerable<(string Place, double Number)> Numbers(string asked, string text)
    {
        if (text.StartsWith('{'))
            return InJson(asked, JsonNode.Parse(text)!);
        return asked != "/metrics" ? [] : text.Split('\n').Where(line => !line.StartsWith('#')).Select(line =>
            line.LastIndexOf(' ') is var at
            && double.TryParse(line[(at + 1)..], CultureInfo.InvariantCulture, out var number) ? (line[..at], number) : ("", 0));
    }

    private static IEnumerable<(string, double)> InJson(string place, JsonNode node)
    {
        if (node is JsonArray items)
            return items.Index().SelectMany(item =>
                InJson($"{place}/{(item.Item is JsonObject one ? KeyOf(one) : $"{item.Index}")}", item.Item!));
        if (node is not JsonObject fields)
            return [];
        var numbers = fields.Where(field => NumberIn(field.Value) is not null)
            .Select(field => (field.Key, Number: NumberIn(field.Value)!.Value)).ToList();
        var quotients = from one in numbers
                        from other in numbers
                        where one.Key != other.Key && other.Number != 0
                        select ($"{place}/{one.Key} over {other.Key}", one.Number / other.Number);
        return [.. numbers.Select(number => ($"{place}/{number.Key}", number.Number)), .. quotients,
            .. fields.Where(field => field.Value is not null).SelectMany(field => InJson($"{place}/{field.Key}", field.Value!))];
    }

    /// <summary>What an item of a list is about: its texts.</summary>
    private static string KeyOf(JsonObject item) => string.Join(',', item.Where(field => field.Value is JsonValue value
        && value.GetValueKind() == JsonValueKind.String && (field.Key == "laCode" || NumberIn(value) is null))
        .Select(field => $"{field.Value}"));

    /// <summary>A number, or a long one, which is text in JSON; a code of an authority is none.</summary>
    private static double? NumberIn(JsonNode? node) => node is not JsonValue value ? null
        : value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>()
        : value.GetValueKind() == JsonValueKind.String
            && double.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The same place of any authority.</summary>
    private static string Anywhere(MadeProgramme made, string place) =>
        made.Authorities.Aggregate(place, (text, la) => text.Replace(la, "{la}", StringComparison.Ordinal));

    private static double Chance(Equation equation, IReadOnlyList<Harvest> harvests)
    {
        var (chance, seen) = (1.0, 0);
        foreach (var harvest in harvests)
        {
            foreach (var (la, number) in Terms(equation, harvest))
            {
                if (!Same(number, Sum(harvest.Made, la, equation, harvest.Treated)))
                    return 1;
                chance *= Share(harvest.Made, la, equation, number);
                seen++;
            }
        }
        return seen < harvests.Count / 2 ? 1 : chance;
    }

    /// <summary>How often arms drawn anew give this number.</summary>
    private static double Share(MadeProgramme made, string la, Equation equation, double number)
    {
        var drawn = la.Length > 0 ? Halves(made, la) : [.. Enumerable.Range(0, 200).Select(seed => made.Draw(-1 - seed))];
        return Math.Max(drawn.Count(treated => Same(number, Sum(made, la, equation, treated))), 0.5) / drawn.Count;
    }

    private static IEnumerable<double> TermsIn(Equation equation, Harvest harvest, string la) =>
        Terms(equation, harvest).Where(term => term.La == la).Select(term => term.Number);

    private static IEnumerable<(string La, double Number)> Terms(Equation equation, Harvest harvest) =>
        equation.Place.Contains("{la}", StringComparison.Ordinal)
            ? harvest.Made.Authorities.Where(la => harvest.Numbers.ContainsKey(equation.At(la)))
                .Select(la => (la, harvest.Numbers[equation.At(la)]))
            : harvest.Numbers.TryGetValue(equation.Place, out var number) ? [("", number)] : [];

    private static double Sum(MadeProgramme made, string la, Equation equation, IReadOnlySet<string> treated) => made.Schools
        .Where(school => (la.Length == 0 || school.LaCode == la) && treated.Contains(school.Urn) == equation.OfTreated)
        .Sum(Measures[equation.Measure].Of);

    private static bool Same(double one, double other) => Math.Abs(one - other) < 1e-6 * Math.Max(1, Math.Abs(other));

    /// <summary>Every choice of treated schools that the draw can give an authority, each as likely as the others.</summary>
    private static List<HashSet<string>> Halves(MadeProgramme made, string la)
    {
        var schools = made.Schools.Where(school => school.LaCode == la).Select(school => school.Urn).ToList();
        return
        [
            .. Enumerable.Range(0, 1 << schools.Count).Select(bits => schools.Where((_, at) => (bits >> at) % 2 == 1).ToHashSet())
                .Where(some => some.Count == schools.Count / 2 || some.Count == (schools.Count + 1) / 2),
        ];
    }
}
