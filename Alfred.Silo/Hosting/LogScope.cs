namespace Alfred.Silo.Hosting;

/// <summary>What a log line is about, as the scopes around it say.</summary>
/// <param name="Conversation">The conversation's key; null for none.</param>
/// <param name="InboxRow">The message's row; null for none.</param>
internal readonly record struct LogScope(string? Conversation, long? InboxRow)
{
    /// <summary>Reads the scopes; the innermost counts.</summary>
    public static LogScope Of(IExternalScopeProvider? scopes)
    {
        if (scopes is null)
            return default;
        var found = new Found();
        scopes.ForEachScope(static (scope, found) => found.Read(scope), found);
        return found.Scope;
    }

    private sealed class Found
    {
        public LogScope Scope { get; private set; }

        public void Read(object? scope)
        {
            if (scope is not IReadOnlyList<KeyValuePair<string, object?>> pairs)
                return;
            foreach (var (name, value) in pairs)
            {
                Scope = name switch
                {
                    "conversation" => Scope with { Conversation = value as string },
                    "inbox_row" => Scope with { InboxRow = value as long? },
                    _ => Scope,
                };
            }
        }
    }
}
