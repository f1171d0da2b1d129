package dev.pith.distill;

import ai.djl.ndarray.NDArray;

/**
 * How far a student's unit vectors {@code s} are from its teacher's {@code t}.
 *
 * <pre>
 *   mean over texts of   (1 - w) |s - t|^2 / 2   +   w KL( softmax(A t / T) || softmax(A s / T) )
 * </pre>
 *
 * <p>The first term is one minus the cosine. In the second the teacher's similarities to other
 * texts, the rows of {@code A}, are soft labels (Hinton et al. 2015, section 2): near neighbours
 * count most, as they do in a search.
 *
 * @param similarityWeight {@code w}, 0 to 1
 * @param temperature {@code T}, above 0
 */
record DistillationLoss(double similarityWeight, double temperature) {
  /**
   * The loss, a scalar owned by {@code student}'s owner.
   *
   * @param student {@code [texts, dimension]}
   * @param teacher {@code [texts, dimension]}
   * @param anchors {@code [others, dimension]}: the teacher's vectors of other texts
   */
  NDArray of(NDArray student, NDArray teacher, NDArray anchors) {
    NDArray distance = student.sub(teacher).square().sum(new int[] {1}).mean().div(2f);
    if (similarityWeight == 0) {
      return distance;
    }
    NDArray columns = anchors.transpose().div((float) temperature);
    NDArray labels = teacher.matMul(columns).logSoftmax(1);
    NDArray found = student.matMul(columns).logSoftmax(1);
    NDArray divergence = labels.exp().mul(labels.sub(found)).sum(new int[] {1}).mean();
    return distance
        .mul((float) (1 - similarityWeight))
        .add(divergence.mul((float) similarityWeight));
  }
}
