/**
 * How good, how fast, how big is one encoder against another, and is the difference real?
 *
 * <p>Eight runs answer. {@link dev.pith.evaluate.QualityRun} ranks a test collection exactly and
 * scores it by trec_eval's definitions; {@link dev.pith.evaluate.SimilarityRun} compares cosines
 * with people's judgement; {@link dev.pith.evaluate.SearchQualityRun} scores searches by words, by
 * vectors and by both; {@link dev.pith.evaluate.RecallRun} compares an approximate search with an
 * exact one; {@link dev.pith.evaluate.LatencyRun} times encoders alone, {@link
 * dev.pith.evaluate.SearchLatencyRun} whole searches stage by stage; {@link
 * dev.pith.evaluate.CellLatencyRun} and {@link dev.pith.evaluate.CellQualityRun} compare a report's
 * cells, encoder by precision by way to search. All of them compare with the first encoder, the
 * reference, query by query.
 *
 * <p>What they find is weighed twice: {@link dev.pith.evaluate.Recommendation} names the cheapest
 * setting that is good enough, {@link dev.pith.evaluate.FigureComparison} tells two reports apart.
 *
 * <p>Decision: no difference is told without what chance does to it. Quality differences carry a
 * paired randomization test and a bootstrap interval. Times are taken interleaved, in random order,
 * with the reference taking part twice: what it shows against itself is the noise floor, and a
 * speedup whose interval touches the floor is no difference.
 *
 * <p>Decision: two reports are two runs, and a machine's hours move times further than the interval
 * of one run tells. So a comparison gives times and speeds a drift beside their intervals, and
 * corrects for the number of figures that it looks at. Cost: a small true change of one version's
 * speed is not seen between two reports; it is seen within one, where encoders take turns.
 */
@NullMarked
package dev.pith.evaluate;

import org.jspecify.annotations.NullMarked;
