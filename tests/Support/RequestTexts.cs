using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Programme.Tests.Support;

/// <summary>The texts of any request.</summary>
internal static class RequestTexts
{
    /// <summary>Every text that a message can hold: its path, and how to put a text there.</summary>
    public static IEnumerable<(string Path, Action<IMessage> Put)> Of(MessageDescriptor type, string text, string prefix = "")
    {
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            var path = prefix + field.Name;
            if (field.IsMap)
            {
                yield return (path, message => ((System.Collections.IDictionary)field.Accessor.GetValue(message)).Add("key", text));
                continue;
            }
            if (field.FieldType == FieldType.String)
            {
                yield return field.IsRepeated
                    ? (path + "[1]", message => Add(field, message, "before", text))
                    : (path, message => field.Accessor.SetValue(message, text));
            }
            if (field.FieldType != FieldType.Message)
                continue;
            foreach (var (inner, put) in Of(field.MessageType, text, path + (field.IsRepeated ? "[0]." : ".")))
                yield return (inner, message => PutInto(field, message, put));
        }
    }

    private static void PutInto(FieldDescriptor field, IMessage message, Action<IMessage> put)
    {
        var inner = field.MessageType.Parser.ParseFrom(ByteString.Empty);
        put(inner);
        if (field.IsRepeated)
            Add(field, message, inner);
        else
            field.Accessor.SetValue(message, inner);
    }

    private static void Add(FieldDescriptor field, IMessage message, params object[] items)
    {
        var list = (System.Collections.IList)field.Accessor.GetValue(message);
        foreach (var item in items)
            list.Add(item);
    }
}
