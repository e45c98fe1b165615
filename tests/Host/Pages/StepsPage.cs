using System.Net;
using System.Text.RegularExpressions;

namespace Programme.Tests;

/// <summary>What the page of the steps says, read as a person reads it.</summary>
internal sealed partial class StepsPage(Visitor visitor, Visitor.Answer page)
{
    public static async Task<StepsPage> OfAsync(Visitor visitor)
    {
        var answer = await visitor.GetAsync("/next");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return new StepsPage(visitor, answer);
    }

    /// <summary>The steps by title.</summary>
    public IReadOnlyDictionary<string, Step> Steps { get; } = Items().Matches(page.Html).Select(item =>
    {
        var text = item.Groups[2].Value;
        var (title, state) = Heading().Match(text) is var head ? (Plain(head.Groups[1].Value), Plain(head.Groups[2].Value)) : default;
        return new Step(title, state, Plain(text), Plain(How().Match(text).Groups[1].Value), [.. Forms().Matches(text).Select(form =>
            new StepForm(form.Groups[2].Value, form.Groups[1].Value, Words().Match(form.Value).Groups[1].Value))]);
    }).ToDictionary(step => step.Title);

    /// <summary>Sends a form of a step with the word that it asks for.</summary>
    public Task<Visitor.Answer> SendAsync(StepForm form, params (string Name, string Value)[] fields) => visitor.PostAsync("/next",
        [("form_token", page.FormToken), ("form", $"next/{form.Act}"), ("act", form.Act), ("request_id", form.Id),
            .. fields.Prepend(("word", form.Word)).Select(field => ($"{form.Act.Replace(':', '-')}-{field.Item1}", field.Item2))]);

    private static string Plain(string text) => Visitor.Plain(text).Trim();

    /// <summary>A step.</summary>
    internal sealed record Step(string Title, string State, string Text, string How, IReadOnlyList<StepForm> Forms)
    {
        public bool IsOpen => State == "can be done now";
    }

    /// <summary>A form of a step.</summary>
    internal sealed record StepForm(string Act, string Id, string Word);

    [GeneratedRegex("<li class=\"(now|done|waits)\">(.*?)</li>", RegexOptions.Singleline)]
    private static partial Regex Items();

    [GeneratedRegex("<h2>(.*?): (done|waits|can be done now)</h2>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex How();

    [GeneratedRegex("<form.*?name=\"request_id\" value=\"([^\"]+)\".*?name=\"act\" value=\"([^\"]+)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("Type ([a-z]+) to do it")]
    private static partial Regex Words();
}
