import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationText, hoursOf, hoursSentence, hoursText, perMonth, rateText } from "../../src/model/duration.ts";
import { moneyOf, moneySum, moneyText } from "../../src/model/money.ts";
import { numberText, percentText, rangeText } from "../../src/model/number-text.ts";
import { midpoint, minus, plus, scaled, times } from "../../src/model/range.ts";
import { duration, rate, someSettings } from "../support/map.ts";

const day8 = { hoursPerDay: 8 };
const said = (text: string): string => text.replaceAll("\u00a0", "_");

describe("working time", () => {
  it.each([
    ["10min", 1 / 6, 1 / 6],
    ["4h", 4, 4],
    ["2d..4d", 16, 32],
    ["1w", 40, 40],
    ["3mo", 504, 504],
    ["1.5d", 12, 12],
    ["30min..2h", 0.5, 2],
  ])("%s is %d to %d hours", (text, min, max) => {
    expect(hoursOf(duration(text), day8)).toEqual({ min, max });
  });
  it("follows the hours of the map's day", () => {
    expect(hoursOf(duration("1mo"), { hoursPerDay: 7.5 })).toEqual({ min: 157.5, max: 157.5 });
  });
  it.each([
    ["1 per day", 21],
    ["1 per week", 4.2],
    ["3 per month", 3],
    ["3 per quarter", 1],
    ["12 per year", 1],
  ])("%s is %d a month", (text, times) => {
    expect(perMonth(rate(text)).min).toBeCloseTo(times, 10);
  });
});

describe("print for people", () => {
  it.each([
    ["2d..4d", "2–4_d"],
    ["4h", "4_h"],
    ["20min..2h", "20_min – 2_h"],
    ["0h..3d", "0_h – 3_d"],
    ["1.5d", "1.5_d"],
  ])("%s as %s", (text, expected) => expect(said(durationText(duration(text)))).toBe(expected));
  it("a rate", () => expect(rateText(rate("2..3 per month"))).toBe("2–3 per month"));
  it.each([
    [{ min: 93.4, max: 139.2 }, "93–139_h", "93–139_hours"],
    [{ min: 207.94, max: 207.94 }, "208_h", "about 208_hours"],
    [{ min: 1, max: 1 }, "1_h", "1_hour"],
    [{ min: 0.25, max: 0.5 }, "15–30_min", "0.25–0.5_hours"],
    [{ min: -3, max: 5 }, "−3 to 5_h", "−3 to 5_hours"],
  ])("hours %o", (hours, short, long) => {
    expect(said(hoursText(hours))).toBe(short);
    expect(said(hoursSentence(hours))).toBe(long);
  });
  it.each([
    [0, "0"],
    [0.125, "0.13"],
    [6.54, "6.5"],
    [9.96, "10"],
    [99.6, "100"],
    [207.94, "208"],
    [16123, "16,100"],
    [1234567, "1,230,000"],
    [-0.001, "0"],
    [-45, "−45"],
  ])("%d as %s", (value, text) => expect(numberText(value)).toBe(text));
  it("no decimals beside a number that has none", () => {
    expect(rangeText({ min: 9.2, max: 18.4 })).toBe("9–18");
    expect(rangeText({ min: 0.5, max: 18.4 })).toBe("0.5–18");
    expect(rangeText({ min: 1.5, max: 2.5 })).toBe("1.5–2.5");
  });
  it("ranges whose ends read the same as one number", () => expect(rangeText({ min: 207.6, max: 208.4 })).toBe("208"));
  it("shares", () => expect(said(percentText(0.2))).toBe("20_%"));
});

describe("money", () => {
  const settings = someSettings({ currency: "EUR" });
  const amount = (value: number, currency?: string) => ({
    value: { min: value, max: value },
    ...(currency && { currency }),
  });
  it("takes the map's currency where it has none", () => {
    expect(said(moneyText(moneyOf(amount(4200), settings)))).toBe("4,200_EUR");
    expect(said(moneyText(moneyOf(amount(4200, "CHF"), settings)))).toBe("4,200_CHF");
    expect(moneyText(moneyOf(amount(4200), someSettings()))).toBe("4,200");
  });
  it("adds up in one currency and in no other", () => {
    const eur = moneyOf(amount(1), settings);
    expect(moneySum([eur, eur])).toEqual({ value: { min: 2, max: 2 }, currency: "EUR" });
    expect(moneySum([eur, moneyOf(amount(1, "USD"), settings)])).toBeUndefined();
    expect(moneySum([])).toBeUndefined();
  });
});

describe("ranges", () => {
  const number = fc.integer({ min: 0, max: 1000 });
  const range = fc.tuple(number, number).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
  const inside = (r: { min: number; max: number }, x: number): void => {
    expect(x).toBeGreaterThanOrEqual(r.min);
    expect(x).toBeLessThanOrEqual(r.max);
  };
  it("hold the result of their midpoints", () => {
    fc.assert(
      fc.property(range, range, fc.integer({ min: -5, max: 5 }), (a, b, n) => {
        inside(plus(a, b), midpoint(a) + midpoint(b));
        inside(minus(a, b), midpoint(a) - midpoint(b));
        inside(times(a, b), midpoint(a) * midpoint(b));
        inside(scaled(a, n), midpoint(a) * n);
      }),
    );
  });
});
