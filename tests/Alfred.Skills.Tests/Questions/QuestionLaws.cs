using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Questions;

public sealed class QuestionLaws
{
    private static readonly OfferReader Offers = new(new ReplyVocabulary(SkillSet.Languages));

    private static readonly Arbitrary<ImmutableArray<Choice>> Options = Gen.Elements(
            "Milk", "milk (2 l)", "Crème fraîche", "7 up", "1.23", "1234", "Yes", "no", "bins", "the bins", "Äpfel", "oat milk", "oatmeal",
            "list", "help", "👍", "a", "Übersee & Co.", "please")
        .ArrayOf().Where(labels => labels.Length > 0)
        .Select(labels => labels.Distinct(StringComparer.Ordinal).Select((label, at) => new Choice(label, $"says {at}")).ToImmutableArray())
        .ToArbitrary();

    [Fact]
    public void a_number_means_the_label_shown_under_it() => Prop.ForAll(Options, options =>
        Enumerable.Range(1, options.Length).All(number => Means(Offers.Exactly(Offer(options), $"{number}"), options[number - 1])))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void a_label_typed_back_means_itself() => Prop.ForAll(Options, options =>
        options.All(option => Means(Offers.Exactly(Offer(options), option.Label), option))).QuickCheckThrowOnFailure();

    [Fact]
    public void no_text_throws_or_means_what_was_not_offered() => Prop.ForAll(Options, ArbMap.Default.ArbFor<string>(), (options, text) =>
        new[] { Offers.Exactly(Offer(options), text ?? ""), Offers.Loosely(Offer(options), text ?? "") }
            .OfType<ChoiceResult.Taken>().All(taken => taken.Options.All(options.Contains))).QuickCheckThrowOnFailure();

    // Whatever comes between the answers: what was filled in is logged once or not at all, and never half.
    [Fact]
    public void a_form_runs_its_action_at_most_once_in_any_order_of_interruptions()
    {
        string[] messages = [
            "12.50", "ping", "lunch", "skip", "cancel", "yesterday", "help", "1", "2", "1.234", "99", "what?", "no", "yes"];
        Prop.ForAll(Gen.Elements(messages).ListOf().ToArbitrary(), said =>
        {
            var chat = Chat.Biz();
            Run(chat, "expense");
            foreach (var text in said)
                Run(chat, text);
            return chat.Grains.Expenses.Count <= 1 && (chat.Grains.Expenses.Count == 0 || chat.Memory.Question?.Form is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    public static TheoryData<string> Languages() => [.. SkillSet.Languages.All.Select(static language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_request_that_is_sent_twice_is_not_its_own_answer(string code)
    {
        var language = SkillSet.Languages[code];
        (SkillSet Skills, Func<Chat> Start)[] instances = [(SkillSet.Home, () => Chat.Home()), (SkillSet.Biz, () => Chat.Biz())];
        foreach (var (skills, start) in instances)
        {
            foreach (var example in skills.Skills
                .SelectMany(skill => skill.Actions.SelectMany(action => language.ExamplesOf(skill, action))))
            {
                var chat = start();
                chat.Language = language;
                Run(chat, "add milk, eggs");
                Run(chat, example);
                if (chat.Reply is not { Choices: { TakesSeveral: false } choices, Form: null })
                    continue;

                Run(chat, example);

                Assert.True(
                    choices.Options.Select(Label).SequenceEqual(chat.Reply?.Choices?.Options.Select(Label) ?? []),
                    $"{example}: {chat.Reply?.Text}");
            }
        }
    }

    private static string Label(Choice choice) => choice.Label;

    // Nothing here waits for anything: the doubles answer at once.
    private static void Run(Chat chat, string text) => Assert.True(chat.SayAsync(text).IsCompletedSuccessfully);

    private static Offer Offer(ImmutableArray<Choice> options) => new(options, TakesSeveral: false, default);

    private static bool Means(ChoiceResult? pick, Choice option) =>
        pick is ChoiceResult.Taken taken && taken.Options.SequenceEqual([option]);
}
