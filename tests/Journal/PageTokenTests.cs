using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A token is no secret: anybody can compute its filter hash and put what he likes behind it.</summary>
[Trait("Promise", "S7")]
[Trait("Promise", "S10")]
public sealed class PageTokenTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly string[] OfNoList = ["", "\0", "1\0", "\n\n\n\n", "1\n2\n3\n4\n5", "\udcff"];

    /// <summary>Some of these may be a place in some list.</summary>
    private static readonly string[] OfSomeList =
    [
        "x", "-1", "1|2", "1/2/3", "99999999999999999999", "x\ny", "0\n1", "9999-99-99\nx", "0001-01-01T00:00:00+14:00\nx",
            "9999-12-31T23:59:59.9999999Z\nx",
        "x\ny\nz", "x\n2021-02-30\nz", "x\ny\n2021-02-30", "x\ny\n-99999999999", "350\n0001-01-01\nNone", "350\n2021-10\n2147483648",
    ];

    private static IEnumerable<MethodDescriptor> Lists =>
        Contracts.Methods.Values.Where(rpc => rpc.InputType.FindFieldByName("page_token") is not null);

    [SkippableTheory, EachStore]
    public async Task A_token_made_up_for_a_list_is_refused_or_is_a_place_in_it_and_never_an_error_of_the_program(string store)
    {
        var calls = (await programmes.OnAsync(store)).Invoker();
        var wrong = new List<string>();

        foreach (var rpc in Lists)
        {
            foreach (var key in OfNoList.Concat(OfSomeList))
            {
                var answer = await AnswerAsync(calls, rpc, key);
                if (answer != "page_token NOT_OF_THIS_LIST" && (OfNoList.Contains(key) || answer is "Internal" or "Unknown"))
                    wrong.Add($"{rpc.Name} {key}: {answer}");
            }
        }

        Assert.True(Lists.Count() >= 13, "lists are found by their page_token");
        Assert.Empty(wrong);
    }

    /// <summary>The code of the answer; for field problems the field and the reason.</summary>
    private static async Task<string> AnswerAsync(CallInvoker calls, MethodDescriptor rpc, string key)
    {
        var request = rpc.EmptyRequest();
        request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(request, Token(rpc, key));
        try
        {
            await calls.CallAsync(rpc, request);
            return "OK";
        }
        catch (RpcException refusal)
        {
            var violation = refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Single();
            return violation is null ? refusal.StatusCode.ToString() : $"{violation.Field} {violation.Reason}";
        }
    }

    /// <summary>The token of an otherwise empty request; a lone surrogate stands for a byte that is no UTF-8.</summary>
    private static string Token(MethodDescriptor rpc, string key) => Convert.ToBase64String(
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(rpc.InputType.FullName)).AsSpan(0, 8),
            .. key == "\udcff" ? [0xff] : Encoding.UTF8.GetBytes(key)]);
}
