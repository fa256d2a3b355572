using Span = Alfred.Skills.Shared.Times.DateValue.Span;

namespace Alfred.Skills.Shared.Times;

/// <summary>Dates that come again and again. A closed family.</summary>
internal abstract record DateRule(TimeGrain Grain)
{
    /// <summary>True for the first or last of something that has to be named.</summary>
    public virtual bool NeedsContainer => false;

    /// <summary>Those that start in a stretch of days, in order.</summary>
    public abstract IEnumerable<Span> In(LocalDate start, LocalDate end);

    /// <summary>Those that end after a day, in order, starting before that day's year.</summary>
    public IEnumerable<Span> Around(LocalDate day, int years) => Enumerable.Range(day.Year - 1, years + 2)
        .Where(static year => year is > 1 and < 9998).SelectMany(year => In(new(year, 1, 1), new(year + 1, 1, 1)));

    /// <summary>The first that starts in a span; null for none.</summary>
    public Span? Of(Span container) => In(container.Start, container.End).FirstOrDefault();

    internal sealed record Weekday(IsoDayOfWeek Day) : DateRule(TimeGrain.Day)
    {
        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            for (var day = start.PlusDays(-1).Next(Day); day < end; day = day.PlusDays(7))
                yield return Span.Day(day);
        }
    }

    internal sealed record DayOfMonth(int Day) : DateRule(TimeGrain.Day)
    {
        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            for (var month = start.With(DateAdjusters.StartOfMonth); month < end; month = month.PlusMonths(1))
            {
                if (Day > month.Calendar.GetDaysInMonth(month.Year, month.Month))
                    continue;
                var day = month.PlusDays(Day - 1);
                if (day >= start && day < end)
                    yield return Span.Day(day);
            }
        }
    }

    /// <summary>A month, or with three months a quarter.</summary>
    internal sealed record Months(int First, int Count) : DateRule(TimeGrain.Month)
    {
        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            for (var year = start.Year; year <= end.Year; year++)
            {
                var first = new LocalDate(year, First, 1);
                if (first >= start && first < end)
                    yield return new(first, first.PlusMonths(Count), TimeGrain.Month);
            }
        }
    }

    internal sealed record Holiday(HolidayDate Date) : DateRule(TimeGrain.Day)
    {
        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            for (var year = start.Year; year <= end.Year; year++)
            {
                var day = Date.In(year);
                if (day >= start && day < end)
                    yield return Span.Day(day);
            }
        }
    }

    /// <summary>The first, second, … of something in what is named beside it; below zero from its end.</summary>
    internal sealed record Nth(int Number, TimeUnit Unit, IsoDayOfWeek Day) : DateRule(GrainOf(Unit))
    {
        public override bool NeedsContainer => true;

        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            if (Period.DaysBetween(start, end) > 3700)
                yield break;
            var all = Day != IsoDayOfWeek.None ? [.. new Weekday(Day).In(start, end)] : Units(start, end).ToList();
            var index = Number > 0 ? Number - 1 : all.Count + Number;
            if (index >= 0 && index < all.Count)
                yield return all[index];
        }

        private static TimeGrain GrainOf(TimeUnit unit) => unit switch
        {
            TimeUnit.Week => TimeGrain.Week,
            TimeUnit.Month or TimeUnit.Quarter => TimeGrain.Month,
            _ => TimeGrain.Day,
        };

        // Whole ones only: the first week of October starts on its first Monday.
        private IEnumerable<Span> Units(LocalDate start, LocalDate end)
        {
            var first = Span.Of(Unit, start);
            for (var span = first.Start < start ? Span.Of(Unit, After(first)) : first; span.End <= end; span = Span.Of(Unit, After(span)))
                yield return span;
        }

        // Weekends leave days between them.
        private LocalDate After(Span span) => Unit == TimeUnit.Weekend ? span.Start.PlusDays(7) : span.End;
    }

    /// <summary>The middle of the month that is named beside it; of anything else, such as a morning or a year, it is no date.</summary>
    internal sealed record MonthMiddle() : DateRule(TimeGrain.Day)
    {
        public const int Day = 15;

        public override bool NeedsContainer => true;

        public override IEnumerable<Span> In(LocalDate start, LocalDate end)
        {
            if (start.Day == 1 && Period.DaysBetween(start, end) == start.Calendar.GetDaysInMonth(start.Year, start.Month))
                yield return Span.Day(start.PlusDays(Day - 1));
        }
    }

    /// <summary>A finer rule in each of a coarser one.</summary>
    internal sealed record Inside(DateRule Inner, DateRule Outer) : DateRule(Inner.Grain)
    {
        /// <summary>Month and day, when it is a date of each year.</summary>
        public (int Month, int Day)? DayOfYear => (Inner, Outer) is (DayOfMonth(var day), Months { Count: 1, First: var month })
            ? (month, day) : null;

        public override bool NeedsContainer => Outer.NeedsContainer;

        public override IEnumerable<Span> In(LocalDate start, LocalDate end) =>
            Outer.In(start, end).SelectMany(outer => Inner.In(outer.Start, outer.End));
    }

    /// <summary>Where two rules meet: a Friday that is the 13th.</summary>
    internal sealed record Both(DateRule One, DateRule Other) : DateRule(One.Grain)
    {
        public override bool NeedsContainer => One.NeedsContainer || Other.NeedsContainer;

        public override IEnumerable<Span> In(LocalDate start, LocalDate end) =>
            One.In(start, end).Where(one => Other.In(one.Start, one.End).Any());
    }
}
