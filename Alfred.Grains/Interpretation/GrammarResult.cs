namespace Alfred.Interpretation;

/// <summary>What the grammar made of one message. A closed family.</summary>
public abstract record GrammarResult
{
    private GrammarResult() { }

    /// <summary>The language that the message is written in, as far as it shows.</summary>
    public required Language Language { get; init; }

    /// <summary>It asks for these commands, in this order.</summary>
    /// <param name="Planned">One to ten commands.</param>
    public sealed record Commands(ImmutableArray<PlannedCommand> Planned) : GrammarResult
    {
        /// <summary>How many of the message's words are words of the language's phrases: how sure the language is.</summary>
        public required int LanguageWords { get; init; }

        /// <summary>True when its first word is one of its phrase: behind an "and" it is a request of its own.</summary>
        internal bool BeginsWithItsWord { get; init; }
    }

    /// <summary>It means an action but cannot be carried out as it stands.</summary>
    /// <param name="Text">What was not understood, with an example.</param>
    public sealed record Problem(string Text) : GrammarResult
    {
        /// <summary>What may have been meant, to pick from; null for nothing.</summary>
        public Choices? Choices { get; init; }

        /// <summary>True when it was only not understood: whoever understands more may know what it means.</summary>
        public bool IsOpen { get; init; }
    }

    /// <summary>It means nothing that this instance knows.</summary>
    /// <param name="Text">A short answer with a few examples that work here.</param>
    public sealed record Nothing(string Text) : GrammarResult;
}
