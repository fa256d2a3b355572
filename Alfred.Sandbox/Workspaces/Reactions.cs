namespace Alfred.Sandbox.Workspaces;

/// <summary>Emoji on messages.</summary>
internal static class Reactions
{
    /// <summary>Puts an emoji on a message or takes it away; false when nothing changed.</summary>
    public static bool React(this WorkspaceBook book, string? channel, string? ts, string user, string name, bool isOn)
    {
        var hasChanged = false;
        book.Change(channel, ts, message =>
        {
            var users = message.Reactions.FirstOrDefault(reaction => reaction.Name == name)?.Users ?? [];
            hasChanged = users.Contains(user, StringComparer.Ordinal) != isOn;
            if (!hasChanged)
                return message;
            var rest = message.Reactions.RemoveAll(reaction => reaction.Name == name);
            users = isOn ? users.Add(user) : users.Remove(user, StringComparer.Ordinal);
            return message with { Reactions = users.IsEmpty ? rest : rest.Add(new(name, users)) };
        });
        return hasChanged;
    }
}
