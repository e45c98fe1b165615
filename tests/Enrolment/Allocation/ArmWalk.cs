using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Tests;

/// <summary>Walks through the RPCs that can show an arm, found in the contracts, and says what they show.</summary>
internal static partial class ArmWalk
{
    /// <summary>RPCs whose answer has, anywhere in it, an arm or a field named like one.</summary>
    public static List<MethodDescriptor> ShowingArms() =>
        [.. Contracts.Methods.Values.Where(rpc => MessagesIn(rpc.OutputType, []).SelectMany(message => message.Fields.InDeclarationOrder())
            .Any(IsOfArms))];

    private static bool IsOfArms(FieldDescriptor field) =>
        OfArms().IsMatch(field.Name) || (field.FieldType == FieldType.Enum && field.EnumType.FullName == "programme.enrolment.v1.Arm");

    private static HashSet<MessageDescriptor> MessagesIn(MessageDescriptor message, HashSet<MessageDescriptor> seen)
    {
        if (seen.Add(message))
        {
            foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                MessagesIn(field.MessageType, seen);
        }
        return seen;
    }

    /// <summary>Calls every such RPC with an empty request and with one that asks for this programme's things; what it shows.</summary>
    public static async Task<List<string>> ShownAsync(CallInvoker calls, string who)
    {
        var shown = new List<string>();
        foreach (var rpc in ShowingArms().Where(rpc => !rpc.IsClientStreaming))
        {
            foreach (var request in new[] { [], Filled(rpc.InputType).ToByteArray() })
            {
                try
                {
                    var answer = await calls.AsyncUnaryCall(MethodOf(rpc), null, default, request);
                    shown.AddRange(Shown(rpc.OutputType.Parser.ParseFrom(answer)).Select(field => $"{who}: {rpc.Name} shows {field}"));
                }
                catch (RpcException refusal) when (refusal.StatusCode is StatusCode.PermissionDenied or StatusCode.FailedPrecondition
                    or StatusCode.InvalidArgument or StatusCode.NotFound)
                {
                    shown.AddRange(SchoolWithArm().Matches(refusal.Status.Detail)
                        .Select(match => $"{who}: the refusal of {rpc.Name} shows {match}"));
                }
            }
        }
        return shown;
    }

    private static IEnumerable<string> Shown(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (IsOfArms(field)
                && value is not (null or "" or 0 or 0L or 0.0 or Arm.Unspecified or System.Collections.ICollection { Count: 0 })
                && !IsEmpty(value))
                yield return $"{field.FullName} {value}";
            var inside = value switch
            {
                IMessage one => [one],
                System.Collections.IEnumerable many and not string => many.OfType<IMessage>(),
                _ => Enumerable.Empty<IMessage>()
            };
            foreach (var deeper in inside.SelectMany(Shown))
                yield return deeper;
        }
    }

    private static bool IsEmpty(object value) =>
        value is IMessage message && !message.Descriptor.Fields.InDeclarationOrder()
        .Any(field => field.Accessor.GetValue(message) is not (null or "" or 0 or 0L or 0.0));

    private static IMessage Filled(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            object? value = field.Name switch { "la_code" => "350", "urn" => "170001", "batch" => 1, "page_size" => 1_000, _ => null };
            if (value is not null && !field.IsRepeated)
                field.Accessor.SetValue(message, value);
        }
        return message;
    }

    /// <summary>A URN with an arm close behind it.</summary>
    [GeneratedRegex("17000[1-8].{0,12}(Intervention|Control|[\\t,\"'| ][TC]\\b)")]
    public static partial Regex SchoolWithArm();

    [GeneratedRegex("(^|_)(arms?|intervention|control|treated|seed_hex)(_|$)")]
    private static partial Regex OfArms();

    private static Method<byte[], byte[]> MethodOf(MethodDescriptor rpc)
    {
        var bytes = Marshallers.Create(static value => value, static value => value);
        return new Method<byte[], byte[]>(MethodType.Unary, rpc.Service.FullName, rpc.Name, bytes, bytes);
    }
}
